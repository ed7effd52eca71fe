using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.UseCases;

namespace Anju.People.Domain;

/// <summary>岗位: what its holders may do is data, edited by the administrator. One list for the whole company.</summary>
internal sealed class Post : ICompanyWide, ICounted, IShapesRights
{
    private Post() { }                                       // EF Core

    public Post(PostId id, string name, int order, bool takesRepairs, bool leads, IEnumerable<string> permissions)
    {
        (Id, Name, Order, TakesRepairs, Leads, Version) = (id, name, order, takesRepairs, leads, 1);
        PermissionLines = Written(permissions);
    }

    public PostId Id { get; private init; }
    public string Name { get; private set; } = "";

    /// <summary>Rank in lists; a person with several posts is shown with the first.</summary>
    public int Order { get; private init; }

    /// <summary>Holders can be sent on repair orders.</summary>
    public bool TakesRepairs { get; private set; }

    /// <summary>A post that leads the center (D-1a).</summary>
    public bool Leads { get; private set; }

    /// <summary>One permission name per line, sorted, so that the audit shows what was added.</summary>
    public string PermissionLines { get; private set; } = "";
    public bool IsClosed { get; private set; }
    public int Version { get; private set; }

    public string[] Permissions => Read(PermissionLines);

    public Problem? Edit(string name, bool takesRepairs, bool leads, IEnumerable<string> permissions)
    {
        if (IsClosed)
            return Problem.Conflict("这个岗位已经停用");
        (Name, TakesRepairs, Leads, PermissionLines) = (name, takesRepairs, leads, Written(permissions));
        Version++;
        return null;
    }

    public Problem? Close(bool isHeld)
    {
        if (isHeld)
            return Problem.Conflict("还有人在这个岗位上，请先结束他们的任职");
        IsClosed = true;
        Version++;
        return null;
    }

    public static string[] Read(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Written(IEnumerable<string> permissions) => string.Join('\n', permissions.Distinct().Order(StringComparer.Ordinal));

    /// <summary>The posts of a new company have fixed ids, so that a second set-up finds them.</summary>
    public static PostId IdOf(string name) => new(new Guid(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("post:" + name)).AsSpan(0, 16)));

    internal sealed class Table : IEntityTypeConfiguration<Post>
    {
        public void Configure(EntityTypeBuilder<Post> post)
        {
            post.ToTable("people_posts");
            post.Property(p => p.Id).ValueGeneratedNever();
            post.HasIndex(p => p.Name).IsUnique();
            post.Property(p => p.Name).HasMaxLength(30);
            post.Property(p => p.PermissionLines).HasMaxLength(8000);
            post.Property(p => p.Version).IsConcurrencyToken();
        }
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Kernel.Privacy;

/// <summary>A kind of record whose personal fields can be shown in full, by those who may see the record, with a reason.</summary>
public interface IPersonalSource
{
    /// <summary>e.g. <c>estate.person</c>.</summary>
    string Subject { get; }

    /// <summary>Permission that the record itself needs.</summary>
    string Permission { get; }

    /// <summary>The full value; null when there is no such record, field or it is outside the user's zone.</summary>
    Task<string?> Read(Guid id, string field, CancellationToken ct);
}

/// <summary>Who looked at whose data, when and why (个人信息保护法 51). Never changed.</summary>
internal sealed class RevealEntry : Centered, ILogRow
{
    public required Guid Id { get; init; }
    public required DateTime At { get; init; }
    public StaffId? ById { get; init; }
    public required string By { get; init; }
    public required string Subject { get; init; }
    public required Guid SubjectId { get; init; }
    public required string Field { get; init; }
    public required string Reason { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<RevealEntry>
    {
        public void Configure(EntityTypeBuilder<RevealEntry> entry)
        {
            entry.ToTable("kernel_reveals");
            entry.Property(e => e.By).HasMaxLength(60);
            entry.Property(e => e.Subject).HasMaxLength(40);
            entry.Property(e => e.Field).HasMaxLength(40);
            entry.Property(e => e.Reason).HasMaxLength(200);
            entry.HasIndex(e => e.At);
        }
    }
}

/// <summary>Shows one personal field in full, once, and writes down why.</summary>
[Act("查看个人信息")]
internal static class RevealPersonal
{
    [Permission(KernelPermissions.Reveal)]
    public sealed record Command
    {
        [Required(ErrorMessage = "缺少对象"), StringLength(40)] public string Subject { get; set; } = "";
        public Guid Id { get; set; }
        [Required(ErrorMessage = "缺少字段"), StringLength(40)] public string Field { get; set; } = "";
        [Required(ErrorMessage = "请写明查看的原因"), StringLength(200, MinimumLength = 2, ErrorMessage = "原因应为 2 至 200 字")] public string Reason { get; set; } = "";
    }

    public sealed record Shown(string Value);

    internal sealed class Handler(AppDb db, IEnumerable<IPersonalSource> sources, CurrentUser user, Calendar calendar) : IHandler<Command, Shown>
    {
        public async Task<Result<Shown>> Handle(Command command, CancellationToken ct)
        {
            if (sources.FirstOrDefault(s => s.Subject == command.Subject) is not { } source)
                return Problem.NotFound("没有这种记录");
            if (!user.May(source.Permission))
                return Problem.Forbidden();
            if (await source.Read(command.Id, command.Field, ct) is not { } value)
                return Problem.NotFound("没有这条记录，或不在您的责任区内");
            db.Add(new RevealEntry
            {
                Id = Guid.CreateVersion7(),
                At = calendar.Now,
                ById = user.Id,
                By = user.Name,
                Subject = command.Subject,
                SubjectId = command.Id,
                Field = command.Field,
                Reason = command.Reason,
            });
            return new Shown(value);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Shown>("/api/privacy/reveal");
}

/// <summary>The log of reveals, newest first.</summary>
internal static class RevealLog
{
    private const int PageSize = 50;

    [Permission(KernelPermissions.RevealLog)]
    public sealed record Query
    {
        [StringLength(60)] public string? By { get; set; }
        [Range(1, 10_000)] public int? Page { get; set; }
    }

    public sealed record Row(DateTime At, string By, string Subject, Guid SubjectId, string Field, string Reason);

    internal sealed class Handler(AppDb db) : IQueryHandler<Query, ListPage<Row>>
    {
        public async Task<Result<ListPage<Row>>> Handle(Query query, CancellationToken ct)
        {
            var rows = db.Set<RevealEntry>().Where(e => query.By == null || e.By == query.By);
            var page = query.Page ?? 1;
            var items = await rows.OrderByDescending(e => e.At).ThenBy(e => e.Id).Skip((page - 1) * PageSize).Take(PageSize)
                .Select(e => new Row(e.At, e.By, e.Subject, e.SubjectId, e.Field, e.Reason)).ToListAsync(ct);
            return new ListPage<Row>(items, await rows.CountAsync(ct), page, PageSize);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ListPage<Row>>("/api/privacy/log");
}

/// <summary>Permissions of the kernel's own pages.</summary>
internal static class KernelPermissions
{
    public const string Reveal = "privacy.reveal";
    public const string RevealLog = "privacy.log";
    public const string Outbox = "kernel.outbox";

    public static readonly PermissionInfo[] All = [new(Reveal, "查看脱敏信息（记录原因）"), new(RevealLog, "查看脱敏信息的记录"), new(Outbox, "查看和重发外发消息")];

    internal sealed class Defaults : IDefaultGrants
    {
        public IEnumerable<(string Post, string Permission)> Grants =>
            [.. ((string[])["主任", "管理员", "收费员", "前台", "维修工", "电工"]).Select(p => (p, Reveal)), ("主任", RevealLog), ("总经理", RevealLog), ("系统管理员", RevealLog), ("系统管理员", Outbox)];
    }
}

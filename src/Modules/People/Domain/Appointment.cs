using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.People.Domain;

/// <summary>任职: this person holds this post in this center from a day on, for these buildings.</summary>
internal sealed class Appointment : Versioned, IShapesRights
{
    private Appointment() { }                                // EF Core

    public Appointment(StaffId staff, PostId post, DateOnly from, DateOnly? to, IEnumerable<Guid> zone)
    {
        (Id, StaffId, PostId, From, To) = (Kernel.Id.New<AppointmentId>(), staff, post, from, to);
        ZoneLines = Written(zone);
    }

    public AppointmentId Id { get; private init; }
    public StaffId StaffId { get; private init; }
    public PostId PostId { get; private init; }
    public DateOnly From { get; private init; }

    /// <summary>Last day; null while it runs on.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>Buildings of the 责任区, one id per line; empty means the whole center. Buildings belong to another module, hence no key.</summary>
    public string ZoneLines { get; private set; } = "";

    public Guid[] Zone => ReadZone(ZoneLines);

    public bool Holds(DateOnly on) => From <= on && (To is null || To >= on);

    public Problem? End(DateOnly on)
    {
        if (To is not null && To < on)
            return Problem.Conflict($"这项任职已于 {To:yyyy-MM-dd} 结束");
        To = on < From ? From.AddDays(-1) : on;              // ended before it began: it never held
        return null;
    }

    public void SetZone(IEnumerable<Guid> buildings) => ZoneLines = Written(buildings);

    public static Guid[] ReadZone(string lines) => [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];

    private static string Written(IEnumerable<Guid> zone) => string.Join('\n', zone.Distinct().Order());

    internal sealed class Table : IEntityTypeConfiguration<Appointment>
    {
        public void Configure(EntityTypeBuilder<Appointment> appointment)
        {
            appointment.ToTable("people_appointments");
            appointment.HasIndex(a => new { a.StaffId, a.From });
            appointment.Property(a => a.ZoneLines).HasMaxLength(20000);
        }
    }
}

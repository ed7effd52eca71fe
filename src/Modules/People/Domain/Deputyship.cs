using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.People.Domain;

/// <summary>代理: somebody acts in a colleague's post between two days and holds its permissions just then.</summary>
internal sealed class Deputyship : Versioned, IShapesRights
{
    public const int LongestDays = 366;

    private Deputyship() { }                                 // EF Core

    private Deputyship(AppointmentId appointment, StaffId deputy, DateOnly from, DateOnly to, string? reason) =>
        (Id, AppointmentId, DeputyId, From, To, Reason) = (Kernel.Id.New<DeputyshipId>(), appointment, deputy, from, to, reason);

    public DeputyshipId Id { get; private init; }

    /// <summary>The appointment that is acted for; when it ends, so does the deputyship.</summary>
    public AppointmentId AppointmentId { get; private init; }
    public StaffId DeputyId { get; private init; }
    public DateOnly From { get; private init; }
    public DateOnly To { get; private set; }
    public string? Reason { get; private init; }

    public bool Holds(DateOnly on) => From <= on && To >= on;

    public static Result<Deputyship> Of(Appointment actedFor, StaffId deputy, DateOnly from, DateOnly to, string? reason, DateOnly today)
    {
        if (actedFor.StaffId == deputy)
            return Problem.Invalid("DeputyId", "不能代理自己的岗位");
        if (to < from)
            return Problem.Invalid("To", "截止日期不能早于开始日期");
        if (to < today)
            return Problem.Invalid("To", "代理期已经过去，请填写今天或以后的日期");
        if (to.DayNumber - from.DayNumber >= LongestDays)
            return Problem.Invalid("To", "代理最长一年，更长请办理任职");
        if (from < actedFor.From || actedFor.To is { } end && to > end)
            return Problem.Invalid("To", "代理期超出了被代理人的任职期");
        return new Deputyship(actedFor.Id, deputy, from, to, reason);
    }

    public Problem? End(DateOnly on)
    {
        if (To < on)
            return Problem.Conflict($"这项代理已于 {To:yyyy-MM-dd} 结束");
        To = on.AddDays(-1);
        return null;
    }

    internal sealed class Table : IEntityTypeConfiguration<Deputyship>
    {
        public void Configure(EntityTypeBuilder<Deputyship> deputyship)
        {
            deputyship.ToTable("people_deputyships");
            deputyship.HasIndex(d => new { d.DeputyId, d.To });
            deputyship.HasIndex(d => new { d.AppointmentId, d.To });
            deputyship.Property(d => d.Reason).HasMaxLength(200);
        }
    }
}

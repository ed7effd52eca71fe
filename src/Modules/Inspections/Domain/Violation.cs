using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using static Anju.Inspections.Domain.ViolationAct;
using static Anju.Inspections.Domain.ViolationState;

namespace Anju.Inspections.Domain;

internal readonly record struct ViolationId(Guid Value) : ITypedId<ViolationId>;

/// <summary>发现 / 已制止 / 已下通知书 / 已上报 / 已恢复 / 已作废.</summary>
internal enum ViolationState { Found, Stopped, Noticed, Reported, Restored, Void }

internal enum ViolationAct { Stop, Notice, Explain, Report, Restore, Remark, Withdraw }

/// <summary>One row of the table: who may take which act from which states to which state.</summary>
/// <param name="To">Null: the state stays.</param>
internal sealed record ViolationStep(ViolationAct Act, string Name, ViolationState[] From, ViolationState? To, string Permission);

/// <summary>The single table of 违章处理 (D-8b, D-8c).</summary>
internal static class ViolationSteps
{
    private static readonly ViolationState[] Open = [Found, Stopped, Noticed, Reported];

    public static readonly IReadOnlyList<ViolationStep> Table =
    [
        new(Stop, "已制止", [Found, Reported], Stopped, InspectionsPermissions.Violations),
        new(Explain, "登记解释", Open, null, InspectionsPermissions.Violations),
        new(Notice, "下违章通知书", [Found, Stopped], Noticed, InspectionsPermissions.Violations),
        new(Restore, "已恢复", [Stopped, Noticed, Reported], Restored, InspectionsPermissions.Violations),
        new(Report, "上报主管部门", [Found, Stopped, Noticed], Reported, InspectionsPermissions.Direct),
        new(Remark, "记一笔", Open, null, InspectionsPermissions.Violations),
        new(Withdraw, "作废", [Found, Stopped], ViolationState.Void, InspectionsPermissions.Direct),
    ];

    public static ViolationStep Of(ViolationAct act) => Table.Single(s => s.Act == act);

    public static Problem? Refuse(ViolationAct act, ViolationState from) => Array.IndexOf(Of(act).From, from) >= 0 ? null : Problem.Conflict($"违章现在是“{Words(from)}”，不能办理“{Of(act).Name}”");

    public static string Words(ViolationState state) => state switch { Found => "未制止", Stopped => "已制止", Noticed => "已下通知书", Reported => "已上报", Restored => "已恢复", _ => "已作废" };

    public static string Colour(ViolationState state) => state switch { Found => "bad", Stopped or Noticed => "warn", Reported => "hold", Restored => "ok", _ => "mute" };
}

/// <summary>A violation of the rules of the estate, or a breach of conduct of staff, which is kept apart. Stopped at once, noticed, restored; or reported within 24 hours (D-8c).</summary>
internal sealed class Violation : Versioned
{
    public static readonly TimeSpan ReportWithin = TimeSpan.FromHours(24);
    public const int DaysWithAuthority = 30, DaysToRestore = 7;

    private Violation() { }                                  // EF Core

    public ViolationId Id { get; private init; }
    public string Number { get; private init; } = "";

    /// <summary>员工违纪：seen only by those who may (inspections.conduct).</summary>
    public bool IsConduct { get; private init; }
    public HouseId? HouseId { get; private init; }
    public string Place { get; private init; } = "";
    [Personal(PersonalKind.Name)] public string Person { get; private init; } = "";
    public string Kind { get; private init; } = "";
    public string Facts { get; private init; } = "";
    public string Rule { get; private init; } = "";
    public DateTime FoundAt { get; private init; }
    public string FoundBy { get; private init; } = "";
    public ViolationState State { get; private set; }

    /// <summary>To be stopped, reported or restored by then; <see cref="Nonconformity.Over"/> when it has ended.</summary>
    public DateTime OpenUntil { get; private set; }
    public DateTime? StoppedAt { get; private set; }
    public string StoppedBy { get; private set; } = "";
    public DateTime? NoticedAt { get; private set; }
    public string NoticedBy { get; private set; } = "";
    public string Demand { get; private set; } = "";
    public DateTime? RestoreBy { get; private set; }

    /// <summary>Who signed the notice, or who saw that it was refused.</summary>
    [Personal(PersonalKind.Name)] public string Signer { get; private set; } = "";
    public bool IsRefused { get; private set; }
    public string Witness { get; private set; } = "";
    public int Explanations { get; private set; }
    public DateTime? ReportedAt { get; private set; }
    public string Authority { get; private set; } = "";
    public string ReportNumber { get; private set; } = "";
    public DateTime? RestoredAt { get; private set; }
    public string Result { get; private set; } = "";

    public Subject Subject => new("violation", Id.Value);
    public string Href => HrefOf(Id);
    public static string HrefOf(ViolationId id) => $"/inspections/violations/{id.Value}";

    public static Violation Find(string number, bool conduct, HouseId? house, string place, string person, string kind, string facts, string rule, DateTime found, Doer doer) => new()
    {
        Id = Kernel.Id.New<ViolationId>(),
        Number = number,
        IsConduct = conduct,
        HouseId = house,
        Place = place,
        Person = person,
        Kind = kind,
        Facts = facts,
        Rule = rule,
        FoundAt = found,
        FoundBy = doer.Name,
        OpenUntil = found + ReportWithin,
    };

    public Problem? Stop(DateTime at)
    {
        if (ViolationSteps.Refuse(ViolationAct.Stop, State) is { } refused)
            return refused;
        if (at < FoundAt)
            return Problem.Invalid("At", "制止不能早于发现");
        (State, StoppedAt, OpenUntil) = (Stopped, at, at.AddDays(DaysToRestore));
        return null;
    }

    public void StopBy(string name) => StoppedBy = name;

    public Problem? Notify(string demand, DateTime restoreBy, string signer, bool isRefused, string witness, Doer doer)
    {
        if (ViolationSteps.Refuse(ViolationAct.Notice, State) is { } refused)
            return refused;
        if (restoreBy <= doer.At)
            return Problem.Invalid("RestoreBy", "恢复期限要晚于现在");
        (State, NoticedAt, NoticedBy, Demand, RestoreBy, Signer, IsRefused, Witness) = (Noticed, doer.At, doer.Name, demand, restoreBy, signer, isRefused, witness);
        OpenUntil = StoppedAt is null ? OpenUntil : restoreBy;                   // a notice alone stops nothing: the 24 hours go on
        return null;
    }

    public Problem? Explained()
    {
        Explanations++;
        return ViolationSteps.Refuse(ViolationAct.Explain, State);
    }

    public Problem? Report(string authority, string number, Doer doer)
    {
        if (ViolationSteps.Refuse(ViolationAct.Report, State) is { } refused)
            return refused;
        if (IsConduct)
            return Problem.Conflict("员工违纪按本中心制度处理，不上报主管部门");
        (State, ReportedAt, Authority, ReportNumber, OpenUntil) = (Reported, doer.At, authority, number, doer.At.AddDays(DaysWithAuthority));
        return null;
    }

    public Problem? RestoredNow(string result, Doer doer)
    {
        if (ViolationSteps.Refuse(ViolationAct.Restore, State) is { } refused)
            return refused;
        if (Explanations == 0)
            return Problem.Conflict("还没有向违章人解释的记录，先登记解释（D-8）");
        (State, RestoredAt, Result, OpenUntil) = (Restored, doer.At, result, Nonconformity.Over);
        return null;
    }

    public Problem? Withdraw(string reason)
    {
        if (ViolationSteps.Refuse(ViolationAct.Withdraw, State) is { } refused)
            return refused;
        (State, Result, OpenUntil) = (ViolationState.Void, reason, Nonconformity.Over);
        return null;
    }
}

internal sealed class ViolationTable : IEntityTypeConfiguration<Violation>
{
    public void Configure(EntityTypeBuilder<Violation> row)
    {
        row.ToTable("inspections_violations");
        row.HasIndex(v => v.Number).IsUnique();
        row.HasIndex(v => new { v.OpenUntil, v.Id });
        row.HasIndex(v => new { v.FoundAt, v.Id });
        row.HasIndex(v => new { v.HouseId, v.OpenUntil });
        row.Most(40, nameof(Violation.Number), nameof(Violation.Kind), nameof(Violation.ReportNumber));
        row.Most(60, nameof(Violation.Person), nameof(Violation.FoundBy), nameof(Violation.StoppedBy), nameof(Violation.NoticedBy), nameof(Violation.Signer), nameof(Violation.Witness), nameof(Violation.Authority));
        row.Most(100, nameof(Violation.Place), nameof(Violation.Rule));
        row.Most(500, nameof(Violation.Facts), nameof(Violation.Demand), nameof(Violation.Result));
        row.Ignore(v => v.Subject).Ignore(v => v.Href);
    }
}

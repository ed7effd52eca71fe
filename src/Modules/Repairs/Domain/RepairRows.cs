using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.People.Contracts;
using Anju.Repairs.Contracts;

namespace Anju.Repairs.Domain;

internal readonly record struct PauseId(Guid Value) : ITypedId<PauseId>;
internal readonly record struct AgreementId(Guid Value) : ITypedId<AgreementId>;
internal readonly record struct AssignmentId(Guid Value) : ITypedId<AssignmentId>;
internal readonly record struct LateNoticeId(Guid Value) : ITypedId<LateNoticeId>;
internal readonly record struct RoundId(Guid Value) : ITypedId<RoundId>;

/// <summary>A stretch in which the clock stood still, with its reason and who stopped it.</summary>
internal sealed class RepairPause : Centered
{
    private RepairPause() { }                                // EF Core

    public PauseId Id { get; private init; }
    public RepairId RepairId { get; private init; }
    public int No { get; private init; }
    public PauseReason Reason { get; private init; }
    public string Words { get; private init; } = "";
    public DateTime BeganAt { get; private init; }
    public string BeganBy { get; private init; } = "";

    /// <summary>When it should go on: the day the material comes, the owner's time.</summary>
    public DateTime? Until { get; private init; }
    public DateTime? EndedAt { get; private set; }
    public string EndedBy { get; private set; } = "";

    public static RepairPause Begin(RepairId repair, int no, PauseReason reason, DateTime? until, string words, Doer doer) => new()
    {
        Id = Kernel.Id.New<PauseId>(),
        RepairId = repair,
        No = no,
        Reason = reason,
        Until = until,
        Words = words,
        BeganAt = doer.At,
        BeganBy = doer.Name,
    };

    public void End(Doer doer) => (EndedAt, EndedBy) = (doer.At, doer.Name);
}

/// <summary>One agreement with the owner about time; the latest counts, the others stay readable (R-4.2.3b).</summary>
internal sealed class Agreement : Centered
{
    private Agreement() { }                                  // EF Core

    public AgreementId Id { get; private init; }
    public RepairId RepairId { get; private init; }
    public int No { get; private init; }
    public DateTime? VisitAt { get; private init; }
    public DateTime? FinishBy { get; private init; }
    public string Reason { get; private init; } = "";
    public DateTime At { get; private init; }
    public string By { get; private init; } = "";

    public static Agreement Make(RepairId repair, int no, DateTime? visit, DateTime? finish, string reason, Doer doer) => new()
    {
        Id = Kernel.Id.New<AgreementId>(),
        RepairId = repair,
        No = no,
        VisitAt = visit,
        FinishBy = finish,
        Reason = reason,
        At = doer.At,
        By = doer.Name,
    };
}

/// <summary>Who was sent, with the certificates that were valid on the day (evidence for M-4a).</summary>
internal sealed class Assignment : Centered
{
    private Assignment() { }                                 // EF Core

    public AssignmentId Id { get; private init; }
    public RepairId RepairId { get; private init; }
    public StaffId WorkerId { get; private init; }
    public string WorkerName { get; private init; } = "";
    public string Certificates { get; private init; } = "";
    public string Reason { get; private init; } = "";
    public DateTime At { get; private init; }
    public string By { get; private init; } = "";

    public static Assignment Make(RepairId repair, WorkerCard worker, string reason, Doer doer) => new()
    {
        Id = Kernel.Id.New<AssignmentId>(),
        RepairId = repair,
        WorkerId = worker.Id,
        WorkerName = worker.Name,
        Reason = reason,
        At = doer.At,
        By = doer.Name,
        Certificates = string.Join('、', worker.ValidCertificates.Take(10).Select(Domain.Words.Of)),
    };
}

/// <summary>A missed limit that was told to the director. A row of its own, so that telling disturbs nobody who is filling a form.</summary>
internal sealed class LateNotice : Centered
{
    private LateNotice() { }                                 // EF Core

    public LateNoticeId Id { get; private init; }
    public RepairId RepairId { get; private init; }
    public DueKind Kind { get; private init; }
    public DateTime DueAt { get; private init; }
    public DateTime ToldAt { get; private init; }

    /// <summary>Whether the director was told, or the class's rule keeps this miss from him.</summary>
    public bool IsTold { get; private init; }

    public static LateNotice Of(Repair repair, bool told, DateTime at) => new()
    {
        Id = Kernel.Id.New<LateNoticeId>(),
        RepairId = repair.Id,
        Kind = repair.DueKind,
        DueAt = repair.DueAt,
        ToldAt = at,
        IsTold = told,
    };
}

/// <summary>One completion with its frozen verdict; the indices count these. A reopened repair gets another one.</summary>
internal sealed class RepairRound : Centered
{
    private RepairRound() { }                                // EF Core

    public RoundId Id { get; private init; }
    public RepairId RepairId { get; private init; }
    public int No { get; private init; }
    public RepairClass Class { get; private init; }
    /// <summary>Null when it was entered afterwards and nobody wrote down who did it.</summary>
    public StaffId? WorkerId { get; private init; }
    public string WorkerName { get; private init; } = "";
    public DateTime ClockFrom { get; private init; }
    public DateTime? AcceptedAt { get; private init; }
    public DateTime? ArrivedAt { get; private init; }
    public DateTime? StartedAt { get; private init; }
    public DateTime FinishedAt { get; private init; }
    public Verdict? RespondVerdict { get; private init; }
    public Verdict? ArriveVerdict { get; private init; }
    public Verdict FinishVerdict { get; private init; }
    public int MinutesLate { get; private init; }
    public int PausedMinutes { get; private init; }
    public string Result { get; private init; } = "";

    public static RepairRound Of(Repair repair, StaffId? worker) => new()
    {
        Id = Kernel.Id.New<RoundId>(),
        RepairId = repair.Id,
        No = repair.Round,
        Class = repair.Class,
        WorkerId = worker,
        WorkerName = repair.WorkerName,
        ClockFrom = repair.ClockFrom,
        AcceptedAt = repair.AcceptedAt,
        ArrivedAt = repair.ArrivedAt,
        StartedAt = repair.StartedAt,
        FinishedAt = repair.FinishedAt!.Value,
        RespondVerdict = repair.RespondVerdict,
        ArriveVerdict = repair.ArriveVerdict,
        FinishVerdict = repair.FinishVerdict!.Value,
        MinutesLate = repair.MinutesLate,
        PausedMinutes = repair.PausedMinutes,
        Result = repair.Result,
    };
}

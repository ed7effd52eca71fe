using Anju.Casework.Contracts;
using Anju.Complaints.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;

namespace Anju.Complaints.Domain;

internal readonly record struct AgreementId(Guid Value) : ITypedId<AgreementId>;
internal readonly record struct TellingId(Guid Value) : ITypedId<TellingId>;
internal readonly record struct RoundId(Guid Value) : ITypedId<RoundId>;
internal readonly record struct LateNoticeId(Guid Value) : ITypedId<LateNoticeId>;

/// <summary>One agreement with the complainant about time; the latest counts, the others stay readable (R-4.2.3b).</summary>
internal sealed class ComplaintAgreement : Centered
{
    private ComplaintAgreement() { }                         // EF Core

    public AgreementId Id { get; private init; }
    public ComplaintId ComplaintId { get; private init; }
    public int No { get; private init; }
    public DateTime PromisedAt { get; private init; }
    public string Reason { get; private init; } = "";
    public DateTime At { get; private init; }
    public string By { get; private init; } = "";

    public static ComplaintAgreement Make(ComplaintId complaint, int no, DateTime promised, string reason, Doer doer) => new()
    {
        Id = Kernel.Id.New<AgreementId>(),
        ComplaintId = complaint,
        No = no,
        PromisedAt = promised,
        Reason = reason,
        At = doer.At,
        By = doer.Name,
    };
}

/// <summary>Somebody was told: the department, the user, or the user why something is refused (S-4.1.3c, S-4.1.3d, D-8b).</summary>
internal sealed class ComplaintTelling : Centered
{
    private ComplaintTelling() { }                           // EF Core

    public TellingId Id { get; private init; }
    public ComplaintId ComplaintId { get; private init; }
    public int No { get; private init; }
    public int Round { get; private init; }
    public TellKind Kind { get; private init; }

    [Personal(PersonalKind.Name)] public string To { get; private init; } = "";
    public TellWay Way { get; private init; }
    public DateTime At { get; private init; }
    public string Words { get; private init; } = "";

    /// <summary>What the person said to it.</summary>
    public string Answer { get; private init; } = "";
    public string By { get; private init; } = "";

    public static ComplaintTelling Make(Complaint complaint, TellKind kind, int no, string to, TellWay way, DateTime at, string words, string answer, Doer doer) => new()
    {
        Id = Kernel.Id.New<TellingId>(),
        ComplaintId = complaint.Id,
        No = no,
        Round = complaint.Round,
        Kind = kind,
        To = to,
        Way = way,
        At = at,
        Words = words,
        Answer = answer,
        By = doer.Name,
    };
}

/// <summary>One handling that was not enough, with its verdict; the complaint itself is the running round.</summary>
internal sealed class ComplaintRound : Centered
{
    private ComplaintRound() { }                             // EF Core

    public RoundId Id { get; private init; }
    public ComplaintId ComplaintId { get; private init; }
    public int No { get; private init; }
    public DateTime ClockFrom { get; private init; }
    public DateTime? SolveDueAt { get; private init; }
    public DateTime? HandledAt { get; private init; }
    public Verdict? SolveVerdict { get; private init; }
    public string Finding { get; private init; } = "";
    public string Result { get; private init; } = "";
    public DateTime? DepartmentToldAt { get; private init; }
    public DateTime? UserToldAt { get; private init; }
    public Grade? Grade { get; private init; }
    public DateTime ReopenedAt { get; private init; }
    public string Reason { get; private init; } = "";

    public static ComplaintRound Of(Complaint complaint, Grade? grade, string reason, DateTime at) => new()
    {
        Id = Kernel.Id.New<RoundId>(),
        ComplaintId = complaint.Id,
        No = complaint.Round,
        ClockFrom = complaint.ClockFrom,
        SolveDueAt = complaint.SolveDueAt,
        HandledAt = complaint.HandledAt,
        SolveVerdict = complaint.SolveVerdict,
        Finding = complaint.Finding,
        Result = complaint.Result,
        DepartmentToldAt = complaint.DepartmentToldAt,
        UserToldAt = complaint.UserToldAt,
        Grade = grade,
        ReopenedAt = at,
        Reason = reason,
    };
}

/// <summary>A missed limit that was reported. A row of its own, so that reporting disturbs nobody who is filling a form.</summary>
internal sealed class ComplaintLateNotice : Centered
{
    /// <summary>The level of what nobody has judged for a month.</summary>
    public const int Unjudged = 3;

    private ComplaintLateNotice() { }                        // EF Core

    public LateNoticeId Id { get; private init; }
    public ComplaintId ComplaintId { get; private init; }
    public DueKind Kind { get; private init; }
    public DateTime DueAt { get; private init; }

    /// <summary>1 the director, 2 the general manager, <see cref="Unjudged"/> the director again.</summary>
    public int Level { get; private init; }
    public DateTime ToldAt { get; private init; }

    public static ComplaintLateNotice Of(Complaint complaint, int level, DateTime at) => new()
    {
        Id = Kernel.Id.New<LateNoticeId>(),
        ComplaintId = complaint.Id,
        Kind = level == Unjudged ? DueKind.None : complaint.DueKind,
        DueAt = level == Unjudged ? complaint.JudgeBy : complaint.DueAt,
        Level = level,
        ToldAt = at,
    };
}

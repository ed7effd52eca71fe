using Anju.Casework.Contracts;
using Anju.Complaints.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Repairs.Contracts;

namespace Anju.Complaints.Domain;

/// <summary>Who does it, and when.</summary>
internal readonly record struct Doer(StaffId? Id, string Name, DateTime At);

/// <summary>
/// One line of 《用户投诉记录表》: from the day it was received until department and user were told, the user was asked
/// again by somebody else, and the director closed it. What may be done in which state stands in <see cref="Steps"/>;
/// the acts are in the other parts of this class.
/// </summary>
internal sealed partial class Complaint : Versioned
{
    private readonly List<Centered> fresh = [];

    private Complaint() { }                                  // EF Core

    public ComplaintId Id { get; private init; }
    public string Number { get; private init; } = "";
    public HouseId? HouseId { get; private init; }
    public string HouseNumber { get; private init; } = "";
    public BuildingId? BuildingId { get; private init; }
    public string BuildingName { get; private init; } = "";

    /// <summary>Where and when it happened, as the complainant says.</summary>
    public string Place { get; private init; } = "";
    public DateTime? HappenedAt { get; private init; }
    public string Content { get; private init; } = "";
    public string Demand { get; private init; } = "";
    public ComplaintClass Class { get; private set; }

    /// <summary>The class before the month made it major; its limits stay those of that class.</summary>
    public ComplaintClass? AgedFrom { get; private set; }
    public Validity Validity { get; private set; }
    public string ValidityReason { get; private set; } = "";
    public string Department { get; private set; } = "";
    public StaffId? BlamedId { get; private set; }
    public string BlamedName { get; private set; } = "";

    [Personal(PersonalKind.Name)] public string ComplainantName { get; private init; } = "";
    [Personal(PersonalKind.Phone)] public string ComplainantPhone { get; private init; } = "";
    public string Channel { get; private init; } = "";

    /// <summary>The words of the survey or letter it was found in.</summary>
    public string Original { get; private init; } = "";
    public string? OriginKind { get; private init; }
    public Guid? OriginId { get; private init; }
    public string? OriginNumber { get; private init; }

    /// <summary>When it was received; earlier than its entry when it was entered afterwards.</summary>
    public DateTime ReceivedAt { get; private init; }

    /// <summary>补录：entered afterwards.</summary>
    public bool IsBackfilled { get; private init; }
    public string RegisteredBy { get; private init; } = "";
    public int ProcedureNo { get; private init; }

    public ComplaintState State { get; private set; }
    public Lane Lane { get; private set; }

    /// <summary>Counts the runs from judgement to follow-up: 1, and one more after every reopening.</summary>
    public int Round { get; private set; } = 1;

    public DateTime? AcknowledgedAt { get; private set; }
    public string AcknowledgedBy { get; private set; } = "";
    public string Reply { get; private set; } = "";
    public DateTime? JudgedAt { get; private set; }
    public string JudgedBy { get; private set; } = "";
    public StaffId? HandlerId { get; private set; }
    public string HandlerName { get; private set; } = "";
    public DateTime? InvestigatedAt { get; private set; }
    public string Finding { get; private set; } = "";
    public DateTime? PlannedAt { get; private set; }
    public string Plan { get; private set; } = "";

    /// <summary>约定完成时间; a promise (R-4.2.3b).</summary>
    public DateTime? PromisedAt { get; private set; }
    public int Agreements { get; private set; }
    public DateTime? ActedAt { get; private set; }
    public string Measure { get; private set; } = "";
    public DateTime? HandledAt { get; private set; }
    public string HandledBy { get; private set; } = "";
    public string Result { get; private set; } = "";

    public DateTime? DepartmentToldAt { get; private set; }
    public string DepartmentTold { get; private set; } = "";
    public TellWay? DepartmentToldWay { get; private set; }
    public DateTime? UserToldAt { get; private set; }
    [Personal(PersonalKind.Name)] public string UserTold { get; private set; } = "";
    public TellWay? UserToldWay { get; private set; }

    public DateOnly? FollowUpDueOn { get; private set; }
    public int FollowUps { get; private set; }
    public DateTime? FollowedUpAt { get; private set; }
    public StaffId? FollowedUpById { get; private set; }
    public string FollowedUpBy { get; private set; } = "";
    public Grade? Satisfaction { get; private set; }

    public string Review { get; private set; } = "";
    public DateTime? EndedAt { get; private set; }
    public string EndedBy { get; private set; } = "";
    public string EndReason { get; private set; } = "";

    /// <summary>The complaint of the same matter that this one was joined to; it is counted there.</summary>
    public ComplaintId? MainId { get; private set; }

    /// <summary>How many others were joined to this one.</summary>
    public int Joined { get; private set; }
    public RepairId? RepairId { get; private set; }
    public string RepairNumber { get; private set; } = "";

    /// <summary>How often it was raised again while it was open.</summary>
    public int Urges { get; private set; }
    public int Explanations { get; private set; }
    public int Records { get; private set; }
    public DateTime ChangedAt { get; private set; }
    public string ChangedBy { get; private set; } = "";

    public Subject Subject => SubjectOf(Id);
    public string Href => HrefOf(Id);
    public string Where => HouseNumber.Length > 0 ? HouseNumber : Place;
    public string Title => $"{Where} {Summary(Content)}";
    public bool HasEnded => Steps.IsEnded(State);
    public bool IsSolved => HandledAt is not null;
    public bool BothTold => DepartmentToldAt is not null && UserToldAt is not null;

    public static Subject SubjectOf(ComplaintId id) => new("complaint", id.Value);
    public static string HrefOf(ComplaintId id) => $"/complaints/{id.Value}";

    /// <summary>The first words of the matter.</summary>
    public static string Summary(string content) => content.Length <= 24 ? content : string.Concat(content.EnumerateRunes().Take(22)) + "…";

    /// <summary>Rows that the last act made: agreement, tellings, round.</summary>
    internal IReadOnlyList<Centered> TakeFresh()
    {
        var taken = fresh.ToArray();
        fresh.Clear();
        return taken;
    }

    /// <summary>Everything that is known when it is registered; refusals were spoken before.</summary>
    public static Complaint Register(string number, NewComplaint complaint, HouseCard? house, string blamedName, Procedure procedure, Doer doer)
    {
        var received = complaint.ReceivedAt ?? doer.At;
        var made = new Complaint
        {
            Id = Kernel.Id.New<ComplaintId>(),
            Number = number,
            HouseId = house?.Id,
            HouseNumber = house?.Number ?? "",
            BuildingId = house?.Building,
            BuildingName = house?.BuildingName ?? "",
            Place = complaint.Place.Trim(),
            HappenedAt = complaint.HappenedAt,
            Content = complaint.Content.Trim(),
            Demand = complaint.Demand.Trim(),
            Class = complaint.Class,
            Department = complaint.Department.Trim(),
            BlamedId = complaint.Blamed,
            BlamedName = blamedName,
            ComplainantName = complaint.ComplainantName.Trim(),
            ComplainantPhone = complaint.ComplainantPhone.Trim(),
            Channel = complaint.Channel.Trim(),
            Original = complaint.Original.Trim(),
            OriginKind = complaint.Origin?.Kind,
            OriginId = complaint.Origin?.Id,
            OriginNumber = complaint.OriginNumber,
            ReceivedAt = received,
            IsBackfilled = complaint.ReceivedAt is not null,
            RegisteredBy = doer.Name,
            ProcedureNo = procedure.No,
            ClockFrom = received,
            AnswerBy = complaint.AnswerBy,
        };
        made.Touch(doer);
        return made;
    }

    private void Touch(Doer doer)
    {
        Lane = Steps.LaneOf(State);
        (ChangedAt, ChangedBy) = (doer.At, doer.Name);
    }
}

using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.People.Contracts;
using Anju.Repairs.Contracts;

namespace Anju.Repairs.Domain;

/// <summary>Who does it, and when.</summary>
internal readonly record struct Doer(StaffId? Id, string Name, DateTime At);

/// <summary>
/// One line of 《用户报修记录表》 and its 《维修派工单》: from the call until it is done, confirmed and followed up.
/// What may be done in which state stands in <see cref="Steps"/>; the acts are in the other part of this class.
/// </summary>
internal sealed partial class Repair : Versioned
{
    private readonly List<Centered> fresh = [];

    private Repair() { }                                     // EF Core

    public RepairId Id { get; private init; }
    public string Number { get; private init; } = "";
    public HouseId? HouseId { get; private init; }
    public string HouseNumber { get; private init; } = "";
    public BuildingId? BuildingId { get; private init; }
    public string BuildingName { get; private init; } = "";
    public string Place { get; private init; } = "";
    public string Item { get; private init; } = "";

    /// <summary>The item without spaces and stops, to find the same item again.</summary>
    public string ItemKey { get; private init; } = "";
    public string Description { get; private init; } = "";
    public RepairClass Class { get; private set; }
    public RepairPart Part { get; private init; }
    public Charge Charge { get; private set; }
    public string FreeReason { get; private set; } = "";
    public Trade Trade { get; private set; }
    public Risk Risk { get; private set; }

    [Personal(PersonalKind.Name)] public string ReporterName { get; private init; } = "";
    [Personal(PersonalKind.Phone)] public string ReporterPhone { get; private init; } = "";
    public string Channel { get; private init; } = "";
    public string? OriginKind { get; private init; }
    public Guid? OriginId { get; private init; }
    public string? OriginNumber { get; private init; }

    /// <summary>When it was reported; earlier than its entry when it was entered afterwards.</summary>
    public DateTime RegisteredAt { get; private init; }

    /// <summary>补录：entered afterwards, with the times of then.</summary>
    public bool IsBackfilled { get; private init; }
    public string RegisteredBy { get; private init; } = "";
    public int ProcedureNo { get; private init; }
    public RepairId? ReworkOf { get; private init; }

    public RepairState State { get; private set; }
    public RepairState? ResumeTo { get; private set; }
    public Lane Lane { get; private set; }

    /// <summary>Counts the runs from dispatch to finish: 1, and one more after every reopening.</summary>
    public int Round { get; private set; } = 1;

    public StaffId? WorkerId { get; private set; }
    public string WorkerName { get; private set; } = "";
    public DateTime? DispatchedAt { get; private set; }
    public string DispatchedBy { get; private set; } = "";
    public DateTime? AcceptedAt { get; private set; }
    public DateTime? ArrivedAt { get; private set; }
    public DateTime? StartedAt { get; private set; }
    public DateTime? FinishedAt { get; private set; }
    public StaffId? FinishedBy { get; private set; }
    public string Cause { get; private set; } = "";
    public string Result { get; private set; } = "";
    public DateTime? ConfirmedAt { get; private set; }
    public ConsentWay? ConfirmWay { get; private set; }
    public string ConfirmedBy { get; private set; } = "";
    public int FailedTries { get; private set; }
    public DateTime? FollowedUpAt { get; private set; }
    public Grade? Satisfaction { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public string EndReason { get; private set; } = "";
    public string TransferredTo { get; private set; } = "";

    /// <summary>约定上门时间; a promise (R-4.2.3b).</summary>
    public DateTime? AgreedAt { get; private set; }

    /// <summary>约定完成时间, when one was agreed apart from the visit.</summary>
    public DateTime? FinishBy { get; private set; }
    public int Agreements { get; private set; }

    public int QuoteNo { get; private set; }
    public int AnsweredQuoteNo { get; private set; }

    /// <summary>电话验证码：six digits that the desk tells the owner by telephone and he tells the worker, once for a quote and once for the finished work; empty when nothing waits for it.</summary>
    public string OwnerCode { get; private set; } = "";
    public DateTime? ConsentAt { get; private set; }
    public ConsentWay? ConsentWay { get; private set; }
    public string ConsentBy { get; private set; } = "";

    /// <summary>What is offered and not yet answered.</summary>
    public Money Offered { get; private set; }
    public Money Labour { get; private set; }
    public Money Material { get; private set; }
    public Money Total => Labour + Material;

    public DateTime? SafetyAt { get; private set; }
    public string SafetyBy { get; private set; } = "";
    public int Urges { get; private set; }
    public DateTime? LastNoteAt { get; private set; }
    public DateTime ChangedAt { get; private set; }
    public string ChangedBy { get; private set; } = "";

    /// <summary>All pauses; loaded by the desk when <see cref="PauseCount"/> says there are some.</summary>
    internal List<RepairPause> Pauses { get; } = [];
    public int PauseCount { get; private set; }

    public Subject Subject => new("repair", Id.Value);
    public string Href => $"/repairs/{Id.Value}";
    public Subject? Origin => OriginKind is { } kind && OriginId is { } id ? new Subject(kind, id) : null;
    public string Where => HouseNumber.Length > 0 ? HouseNumber : Place;
    public string Title => $"{Where} {Item}";
    public bool IsUrgent => Class is RepairClass.Emergency or RepairClass.Urgent;
    public bool HasEnded => Steps.IsEnded(State);

    /// <summary>Rows that the last act made: agreement, pause, assignment, round, quote lines.</summary>
    internal IReadOnlyList<Centered> TakeFresh()
    {
        var taken = fresh.ToArray();
        fresh.Clear();
        return taken;
    }

    /// <summary>Everything that is known when it is registered; refusals were spoken before.</summary>
    public static Repair Register(string number, NewRepair repair, HouseCard? house, Procedure procedure, RepairId? reworkOf, Doer doer)
    {
        var rules = procedure.Rules;
        var trade = rules.TradeFor(repair.Item, repair.Description);
        var reportedAt = repair.Past?.RegisteredAt ?? doer.At;
        var made = new Repair
        {
            Id = Kernel.Id.New<RepairId>(),
            Number = number,
            HouseId = house?.Id,
            HouseNumber = house?.Number ?? "",
            BuildingId = house?.Building,
            BuildingName = house?.BuildingName ?? "",
            Place = repair.Place.Trim(),
            Item = repair.Item.Trim(),
            ItemKey = Key(repair.Item),
            Description = repair.Description.Trim(),
            Class = repair.Class,
            Part = repair.Part,
            Trade = trade,
            Risk = RiskOf(trade),
            Charge = repair.Part == RepairPart.Common || reworkOf is not null ? Charge.Free : Charge.Open,
            FreeReason = reworkOf is not null ? "返修" : repair.Part == RepairPart.Common ? "共用部分" : "",
            ReporterName = repair.ReporterName.Trim(),
            ReporterPhone = repair.ReporterPhone.Trim(),
            Channel = repair.Channel.Trim(),
            OriginKind = repair.Origin?.Kind,
            OriginId = repair.Origin?.Id,
            OriginNumber = repair.OriginNumber,
            RegisteredAt = reportedAt,
            IsBackfilled = repair.Past is not null,
            RegisteredBy = doer.Name,
            ProcedureNo = procedure.No,
            ReworkOf = reworkOf,
            ClockFrom = reportedAt,
        };
        if (repair.AgreedAt is { } agreed)
            made.Agree(agreed, null, "登记时约定", doer);
        made.Touch(doer);
        return made;
    }

    /// <summary>The same item in other spacing and stops is the same item.</summary>
    public static string Key(string item) => string.Concat(item.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static Risk RiskOf(Trade trade) => trade switch
    {
        Trade.Electric => Risk.Electric,
        Trade.Welding => Risk.Welding,
        Trade.Height => Risk.Height,
        _ => Risk.None,
    };

    private void Agree(DateTime? visit, DateTime? finish, string reason, Doer doer)
    {
        (AgreedAt, FinishBy) = (visit, finish);
        Agreements++;
        fresh.Add(Agreement.Make(Id, Agreements, visit, finish, reason, doer));
    }

    private void Touch(Doer doer)
    {
        Lane = Steps.LaneOf(State);
        (ChangedAt, ChangedBy) = (doer.At, doer.Name);
    }
}

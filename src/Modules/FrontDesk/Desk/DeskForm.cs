using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Anju.Complaints.Contracts;
using Anju.Estate.Contracts;
using Anju.FrontDesk.Contracts;
using Anju.FrontDesk.Domain;
using Anju.FrontDesk.Log;
using Anju.FrontDesk.Pages;
using Anju.Kernel;
using Anju.Kernel.Identity;
using Anju.Repairs.Contracts;

namespace Anju.FrontDesk.Desk;

/// <summary>The entry form as it stands on the page, half-typed or whole; also what a parked entry keeps.</summary>
internal sealed record DeskForm
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public Guid RequestId { get; init; } = Guid.CreateVersion7();
    public ContactWay Way { get; init; }
    public Guid? House { get; init; }
    public string Person { get; init; } = "";
    public string Caller { get; init; } = "";
    public string CallerPhone { get; init; } = "";
    public ContactKind? Kind { get; init; }
    public string Content { get; init; } = "";
    public string Related { get; init; } = "";
    public string RelatedComplaint { get; init; } = "";

    /// <summary>Where it happened that is complained about.</summary>
    public string Scene { get; init; } = "";
    public string Place { get; init; } = "";
    public string Item { get; init; } = "";
    public RepairClass RepairClass { get; init; } = RepairClass.Minor;
    public RepairPart RepairPart { get; init; }
    public ComplaintClass ComplaintClass { get; init; }
    public string Department { get; init; } = "";
    public string Demand { get; init; } = "";
    public Outcome? Outcome { get; init; }
    public string Result { get; init; } = "";
    public string Promise { get; init; } = "";
    public string PassedTo { get; init; } = "";
    public string Reason { get; init; } = "";
    public string Explained { get; init; } = "";
    public bool Important { get; init; }
    public bool AskedAnythingElse { get; init; }

    /// <summary>It happened before: the fields below are asked for.</summary>
    public bool IsPast { get; init; }

    /// <summary>Wall clock, as typed.</summary>
    public string At { get; init; } = "";
    public string AnsweredAt { get; init; } = "";
    public Guid? Previous { get; init; }
    public Guid? Draft { get; init; }

    public static DeskForm Of(Sent sent) => new()
    {
        RequestId = sent.RequestId,
        Way = sent.Option<ContactWay>("Way") ?? ContactWay.Call,
        House = sent.Id<HouseId>("House")?.Value,
        Person = sent.Text("Person"),
        Caller = sent.Text("Caller"),
        CallerPhone = sent.Text("CallerPhone"),
        Kind = sent.Option<ContactKind>("Kind"),
        Content = sent.Text("Content"),
        Related = sent.Text("Related"),
        RelatedComplaint = sent.Text("RelatedComplaint"),
        Scene = sent.Text("Scene"),
        Place = sent.Text("Place"),
        Item = sent.Text("Item"),
        RepairClass = sent.Option<RepairClass>("RepairClass") ?? RepairClass.Minor,
        RepairPart = sent.Option<RepairPart>("RepairPart") ?? RepairPart.Private,
        ComplaintClass = sent.Option<ComplaintClass>("ComplaintClass") ?? ComplaintClass.Slight,
        Department = sent.Text("Department"),
        Demand = sent.Text("Demand"),
        Outcome = sent.Option<Outcome>("Outcome"),
        Result = sent.Text("Result"),
        Promise = sent.Text("Promise"),
        PassedTo = sent.Text("PassedTo"),
        Reason = sent.Text("Reason"),
        Explained = sent.Text("Explained"),
        Important = sent.Flag("Important"),
        AskedAnythingElse = sent.Flag("AskedAnythingElse"),
        IsPast = sent.Flag("IsPast"),
        At = sent.Text("At"),
        AnsweredAt = sent.Text("AnsweredAt"),
        Previous = sent.Id<ContactId>("Previous")?.Value,
        Draft = sent.Id<DraftId>("Draft")?.Value,
    };

    /// <summary>Only what belongs to the chosen result and kind is sent on; the rest of a changed mind stays behind.</summary>
    public LogContact.Command ToCommand() => new()
    {
        RequestId = RequestId,
        Way = Way,
        House = Id<HouseId>(House),
        Person = Id<PersonId>(Guid.TryParse(Person, out var person) ? person : null),
        Caller = Caller,
        CallerPhone = CallerPhone,
        Kind = Kind,
        Content = Content,
        Outcome = Outcome,
        Important = Important,
        AskedAnythingElse = AskedAnythingElse,
        Previous = Id<ContactId>(Previous),
        Draft = Id<DraftId>(Draft),
        Related = Kind == ContactKind.Repair ? Related : Kind == ContactKind.Complaint ? RelatedComplaint : "",
        Place = Kind == ContactKind.Repair ? Place : Kind == ContactKind.Complaint ? Scene : "",
        ComplaintClass = ComplaintClass,
        Department = Kind == ContactKind.Complaint ? Department : "",
        Demand = Kind == ContactKind.Complaint ? Demand : "",
        Item = Kind == ContactKind.Repair ? Item : "",
        RepairClass = RepairClass,
        RepairPart = RepairPart,
        At = IsPast ? Sent.Wall(At) : null,
        AnsweredAt = WasAnswered ? Sent.Wall(AnsweredAt) : null,
        Result = Outcome == Domain.Outcome.SolvedOnSpot || WasAnswered ? Result : "",
        Promise = Outcome == Domain.Outcome.Promised ? Promise : "",
        PassedTo = Outcome == Domain.Outcome.Promised ? Id<StaffId>(Guid.TryParse(PassedTo, out var to) ? to : null) : null,
        Reason = Outcome == Domain.Outcome.NotOffered ? Reason : "",
        Explained = Outcome == Domain.Outcome.NotOffered ? Explained : "",
    };

    private bool WasAnswered => IsPast && Outcome == Domain.Outcome.Promised && AnsweredAt.Length > 0;

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>A parked entry; an empty form when it was kept by an older version in another shape. Its request number is new.</summary>
    public static DeskForm FromJson(string json)
    {
        try
        {
            return (JsonSerializer.Deserialize<DeskForm>(json, Json) ?? new()) with { RequestId = Guid.CreateVersion7() };
        }
        catch (JsonException)
        {
            return new();
        }
    }

    private static TId? Id<TId>(Guid? value) where TId : struct, ITypedId<TId> => value is { } id ? new TId { Value = id } : null;
}

using Microsoft.AspNetCore.Http;
using Anju.Inspections.Domain;
using Anju.Kernel.Identity;
using Anju.Kernel.Web;

namespace Anju.Inspections.Record;

/// <summary>What the form of an inspection sends: the items of the chosen standard in their order, then free ones.</summary>
internal sealed class InspectionForm
{
    public Guid RequestId { get; set; } = Guid.CreateVersion7();
    public string Kind { get; set; } = "";
    public string? Topic { get; set; }
    public string? Place { get; set; }
    public Guid? Point { get; set; }
    public Guid? Checked { get; set; }
    public string? Post { get; set; }
    public string? Standard { get; set; }
    public DateTime? StartedAt { get; set; }
    public DateTime? EndedAt { get; set; }
    public string? Result { get; set; }
    public List<ItemForm> Items { get; set => field = value ?? []; } = [];
    public IFormFileCollection? Photos { get; set; }

    public async Task<RecordInspection.Command> Command(CancellationToken ct) => new()
    {
        RequestId = RequestId,
        Kind = Enum.TryParse<InspectionKind>(Kind, out var kind) ? kind : (InspectionKind)(-1),
        Topic = Topic ?? "",
        Place = Place ?? "",
        Point = Point is { } point ? new PointId(point) : null,
        Checked = Checked is { } who ? new StaffId(who) : null,
        Post = Post ?? "",
        Standard = Standard ?? "",
        StartedAt = StartedAt,
        EndedAt = EndedAt,
        Result = Result ?? "",
        Items = [.. Items.Where(i => !string.IsNullOrWhiteSpace(i.Text)).Select(i => i.Input())],
        Photos = await Pictures(Photos, ct),
    };

    public static Task<List<Photo>> Pictures(IFormFileCollection? files, CancellationToken ct) => FormFiles.Read(files, 6, (name, bytes) => new Photo { Name = name, Bytes = bytes }, ct);
}

internal sealed class ItemForm
{
    public string? Text { get; set; }
    public string? Outcome { get; set; }
    public string? Facts { get; set; }
    public string? OnSpot { get; set; }
    public string? Severity { get; set; }

    /// <summary>As it was sent: an empty choice is no number, and one unreadable field of an item would take all items away.</summary>
    public string? Responsible { get; set; }

    public ItemInput Input() => new()
    {
        Text = Text ?? "",
        Outcome = Enum.TryParse<ItemOutcome>(Outcome, out var outcome) ? outcome : (ItemOutcome)(-1),
        Facts = Facts ?? "",
        OnSpot = OnSpot ?? "",
        Severity = Enum.TryParse<Severity>(Severity, out var severity) ? severity : Domain.Severity.Ordinary,
        Responsible = Guid.TryParse(Responsible, out var who) ? new StaffId(who) : null,
    };
}

/// <summary>What the quick note sends.</summary>
internal sealed class NoteForm
{
    public Guid RequestId { get; set; } = Guid.CreateVersion7();
    /// <summary>Written by the phone when it is saved, so that what is sent later keeps its time.</summary>
    public DateTime? SeenAt { get; set; }
    public string? Place { get; set; }
    public string? Item { get; set; }
    public string? Facts { get; set; }
    public string? OnSpot { get; set; }
    public string? Severity { get; set; }
    public IFormFileCollection? Photos { get; set; }

    public async Task<QuickNote.Command> Command(CancellationToken ct) => new()
    {
        RequestId = RequestId,
        Place = Place ?? "",
        Item = Item ?? "",
        Facts = Facts ?? "",
        OnSpot = OnSpot ?? "",
        SeenAt = SeenAt,
        Severity = Enum.TryParse<Severity>(Severity, out var severity) ? severity : Domain.Severity.Ordinary,
        Photos = await InspectionForm.Pictures(Photos, ct),
    };
}

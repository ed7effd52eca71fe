using Microsoft.AspNetCore.Http;
using Anju.Kernel.Identity;
using Anju.Kernel.Web;
using Anju.Office.Domain;

namespace Anju.Office.Tasks;

/// <summary>What the forms of a task send: one model for all acts, each form fills what its act asks for.</summary>
internal sealed class TaskForm
{
    public Guid RequestId { get; set; } = Guid.CreateVersion7();
    public string Act { get; set; } = "";
    public int Version { get; set; }
    public string? Words { get; set; }
    public Guid? Doer { get; set; }
    public DateTime? DueAt { get; set; }
    public IFormFileCollection? Photos { get; set; }

    public async Task<ActOnTask.Command> Command(WorkTaskId id, CancellationToken ct) => new()
    {
        RequestId = RequestId,
        Id = id,
        Version = Version,
        Act = Enum.TryParse<TaskAct>(Act, out var act) ? act : (TaskAct)(-1),
        Words = Words ?? "",
        Doer = Doer is { } who ? new StaffId(who) : null,
        DueAt = DueAt,
        Photos = await Pictures(ct),
    };

    private Task<List<Photo>> Pictures(CancellationToken ct) => FormFiles.Read(Photos, 6, (name, bytes) => new Photo { Name = name, Bytes = bytes }, ct);
}

/// <summary>What a leader fills in to give a task.</summary>
internal sealed class GiveForm
{
    public Guid RequestId { get; set; } = Guid.CreateVersion7();
    public string? Content { get; set; }
    public Guid? Doer { get; set; }
    public DateTime? DueAt { get; set; }

    public GiveTask.Command Command() => new() { RequestId = RequestId, Content = Content ?? "", Doer = Doer is { } who ? new StaffId(who) : null, DueAt = DueAt };
}

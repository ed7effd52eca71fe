using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Office.Domain;
using Anju.People.Contracts;

namespace Anju.Office.Tasks;

/// <summary>Where an act has left a task.</summary>
internal sealed record Moved(WorkTaskId Id, string Number, TaskState State, int Version, DateTime DueAt);

/// <summary>A leader gives a task to somebody (D-11, A-9, F-5).</summary>
[Act("下达临时任务")]
internal static class GiveTask
{
    [Permission(OfficePermissions.Give)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        [Required(ErrorMessage = "请写任务内容"), StringLength(500, ErrorMessage = "内容最多 500 字")]
        public string Content { get; set; } = "";

        [Required(ErrorMessage = "请选择承办人")]
        public StaffId? Doer { get; set; }

        [Required(ErrorMessage = "请填写期限")]
        public DateTime? DueAt { get; set; }
    }

    public sealed class Handler(TaskDesk desk, IStaff staff) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            if (command.Doer is not { } id || await staff.Find(id, ct) is not { } doer)
                return Problem.Invalid(nameof(command.Doer), "没有这位员工，请重新选择");
            var given = await desk.Give(new(command.Content, doer.Id, doer.Name, command.DueAt!.Value), ct);
            return given.Value is { } task ? new Moved(task.Id, task.Number, task.State, task.Version, task.DueAt) : given.Problem!;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/tasks/give", made => WorkTask.HrefOf(made.Id));
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Casework.Contracts;
using Anju.FrontDesk.Desk;
using Anju.FrontDesk.Domain;
using Anju.FrontDesk.Log;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Contracts;

namespace Anju.FrontDesk.Messages;

/// <summary>A call for a colleague who is not there: who, when, what, and the number to call back (R-4.1.5).</summary>
[Act("代接留言")]
internal static class LeaveMessage
{
    [Permission(FrontDeskPermissions.Log)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public StaffId To { get; set; }

        [Required(ErrorMessage = "请写明谁来的电话"), StringLength(60, ErrorMessage = "姓名最多 60 字")]
        public string Caller { get; set; } = "";

        [Required(ErrorMessage = "请留下回电号码"), StringLength(40, ErrorMessage = "电话最多 40 字"),
            RegularExpression(@"[0-9０-９+＋\-–— ()（）转#.·]*", ErrorMessage = "电话只写数字")]
        public string CallBack { get; set; } = "";

        [Required(ErrorMessage = "请写明什么事"), StringLength(500, ErrorMessage = "内容最多 500 字")]
        public string Text { get; set; } = "";
    }

    public sealed class Handler(AppDb db, IEvidence evidence, IStaff staff, INotices notices, Calendar calendar, CurrentUser user) : IHandler<Command, MessageId>
    {
        public async Task<Result<MessageId>> Handle(Command command, CancellationToken ct)
        {
            if (await staff.Find(command.To, ct) is not { } colleague)
                return Problem.Invalid(nameof(command.To), "请选择留言给哪位同事");
            var message = new Message(colleague.Id, colleague.Name, command.Caller, command.CallBack, command.Text, calendar.Now, user.Id, user.Name);
            db.Add(message);
            evidence.Note(new(DeskEvidence.Message, new("message", message.Id.Value), "", $"给{colleague.Name}的留言", "/desk/messages", message.At) { About = colleague.Id.Value });
            notices.Tell([colleague.Id], $"{user.Name}代接留言：{AfterLogging.Short(command.Text)}", "/desk/messages");
            return message.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, MessageId>("/messages");
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Casework.Contracts;
using Anju.Complaints.Contracts;
using Anju.Estate.Contracts;
using Anju.FrontDesk.Contracts;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Contracts;

namespace Anju.FrontDesk.Log;

/// <summary>One call or visit becomes exactly one line of the register; kind 报修 makes its repair, kind 投诉 its complaint in the same transaction (R-4.2.2b).</summary>
[Act("登记来电来访")]
internal static class LogContact
{
    [Permission(FrontDeskPermissions.Log)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        /// <summary>When it happened; now when null. The past needs the permission to backfill and is marked 补录.</summary>
        public DateTime? At { get; set; }
        public ContactWay Way { get; set; }
        public HouseId? House { get; set; }

        /// <summary>Somebody known of the house; then name and phone are taken from there.</summary>
        public PersonId? Person { get; set; }

        [StringLength(60, ErrorMessage = "姓名最多 60 字")]
        public string Caller { get; set; } = "";

        [StringLength(40, ErrorMessage = "电话最多 40 字"), RegularExpression(@"[0-9０-９+＋\-–— ()（）转#.·]*", ErrorMessage = "电话只写数字")]
        public string CallerPhone { get; set; } = "";

        [Required(ErrorMessage = "请选择事项")]
        public ContactKind? Kind { get; set; }

        [Required(ErrorMessage = "请填写内容"), StringLength(1000, ErrorMessage = "内容最多 1000 字")]
        public string Content { get; set; } = "";

        [Required(ErrorMessage = "请选择结果：当场解决、约定时间或不能提供")]
        public Outcome? Outcome { get; set; }

        [StringLength(500, ErrorMessage = "结果最多 500 字")]
        public string Result { get; set; } = "";

        /// <summary>The promised time as typed, e.g. 今日 11:00 or +30; or <see cref="PromisedAt"/> as a moment.</summary>
        [StringLength(40, ErrorMessage = "约定时间最多 40 字")]
        public string Promise { get; set; } = "";
        public DateTime? PromisedAt { get; set; }
        public StaffId? PassedTo { get; set; }

        [StringLength(500, ErrorMessage = "原因最多 500 字")]
        public string Reason { get; set; } = "";

        [StringLength(500, ErrorMessage = "解释最多 500 字")]
        public string Explained { get; set; } = "";

        /// <summary>重要：the director is asked at once (R-4.2.2c).</summary>
        public bool Important { get; set; }
        public bool AskedAnythingElse { get; set; }

        /// <summary>The contact before of the same person; house and caller are taken over when left empty.</summary>
        public ContactId? Previous { get; set; }

        /// <summary>Number of an open repair or complaint this call speaks of (催问); then no second one is made.</summary>
        [StringLength(40, ErrorMessage = "单号最多 40 字")]
        public string Related { get; set; } = "";

        [StringLength(100, ErrorMessage = "地点最多 100 字")]
        public string Place { get; set; } = "";

        [StringLength(60, ErrorMessage = "报修项目最多 60 字")]
        public string Item { get; set; } = "";
        public RepairClass RepairClass { get; set; } = RepairClass.Minor;
        public RepairPart RepairPart { get; set; } = RepairPart.Private;

        /// <summary>Only for kind 投诉: as it sounds now, the director judges it.</summary>
        public ComplaintClass ComplaintClass { get; set; }

        [StringLength(60, ErrorMessage = "被投诉部门最多 60 字")]
        public string Department { get; set; } = "";

        [StringLength(500, ErrorMessage = "要求最多 500 字")]
        public string Demand { get; set; } = "";

        [MaxLength(6, ErrorMessage = "一次最多 6 张照片")]
        public List<Photo> Photos { get; set; } = [];

        /// <summary>The parked entry this came from; it is thrown away.</summary>
        public DraftId? Draft { get; set; }

        /// <summary>Only when backfilled: the answer was given then.</summary>
        public DateTime? AnsweredAt { get; set; }
    }

    public sealed record Photo
    {
        [Required(ErrorMessage = "照片要有文件名"), StringLength(120, ErrorMessage = "文件名最多 120 字")]
        public string Name { get; set; } = "";
        public byte[] Bytes { get; set; } = [];
    }

    /// <param name="LinkedNumber">The repair or complaint it made or speaks of; empty when none.</param>
    public sealed record Logged(ContactId Id, string Number, string LinkedNumber, DateTime? PromisedAt);

    public sealed class Handler(AppDb db, Numbers numbers, Calendar calendar, CurrentUser user, ExpectedCaller callers, AfterLogging after) : IHandler<Command, Logged>
    {
        public async Task<Result<Logged>> Handle(Command command, CancellationToken ct)
        {
            var now = calendar.Now;
            var at = command.At ?? now;
            var backfilled = at < now.AddMinutes(-5) || command.AnsweredAt is not null;
            if (WrongTime(at, now, backfilled) is { } wrong)
                return wrong;
            if (PromiseOf(command, at, now, backfilled) is var (promisedAt, refusal) && refusal is not null)
                return refusal;

            var who = await callers.Find(command, ct);
            if (who.Problem is not null)
                return who.Problem;
            var caller = who.Value!;
            var made = Contact.Log(new ContactEntry(at, now, backfilled, command.Way, caller.House, caller.HouseNumber, caller.Name, caller.Phone,
                command.Kind!.Value, command.Content, command.Outcome!.Value, command.Result, promisedAt, command.Reason, command.Explained,
                command.Important, command.AskedAnythingElse, command.Previous, user.Id, user.Name, command.AnsweredAt));
            if (made.Value is not { } contact)
                return made.Problem!;

            contact.Take(await numbers.OfToday("LD", ct));
            db.Add(contact);
            if (contact.FirstPromise() is { } promise)
                db.Add(promise);
            if (await after.Do(contact, command, ct) is { } problem)
                return problem;
            return new Logged(contact.Id, contact.Number, contact.LinkedNumber, contact.PromisedAt);
        }

        private Problem? WrongTime(DateTime at, DateTime now, bool backfilled)
        {
            if (at > now.AddMinutes(5))
                return Problem.Invalid(nameof(Command.At), "时间不能晚于现在");
            return backfilled && !user.May(FrontDeskPermissions.Backfill) ? Problem.Forbidden("补录过去的来电来访须有补录权限") : null;
        }

        private (DateTime? At, Problem? Problem) PromiseOf(Command command, DateTime at, DateTime now, bool backfilled)
        {
            if (command.Outcome != Domain.Outcome.Promised)
                return default;
            var from = backfilled ? at : now;
            if (command.PromisedAt is { } moment)
                return moment > from.AddDays(366) ? (null, Problem.Invalid(nameof(Command.Promise), "约定时间超过一年，请约定一年以内的时间"))
                    : moment <= from ? (null, Problem.Invalid(nameof(Command.Promise), "约定时间已经过去，请约定以后的时间")) : (moment, null);
            var read = PromiseText.Read(command.Promise, calendar.ToLocal(from));
            return read.Local is { } local ? (calendar.ToUtc(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local)), null)
                : (null, Problem.Invalid(nameof(Command.Promise), read.Refusal!));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Logged>("/contacts", logged => $"/api/frontdesk/contacts/{logged.Id.Value}");
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Dunning;

/// <summary>What plans share.</summary>
internal static class InstalmentActs
{
    /// <summary>Instalments of a plan at most.</summary>
    public const int Most = 24;
}

/// <summary>分期: what is due is paid in parts by agreed days; while it is kept the house is not dunned.</summary>
[Act("约定分期")]
internal static class AgreePlan
{
    [Permission(LedgerPermissions.Approve)]
    public sealed record Command : IRepeatable, IValidatableObject
    {
        public Guid RequestId { get; set; }
        public HouseId House { get; set; }
        [Required(ErrorMessage = "请写明分期原因"), StringLength(200, ErrorMessage = "分期原因最多 200 字")] public string Why { get; set; } = "";
        [Required, MinLength(2, ErrorMessage = "分期至少两期"), MaxLength(InstalmentActs.Most, ErrorMessage = "分期最多 24 期")] public IReadOnlyList<Part> Parts { get; set; } = [];

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Parts.Any(p => p.Amount <= Money.Zero))
                yield return new("每期金额应大于 0", [nameof(Parts)]);
            if (Parts.Zip(Parts.Skip(1)).Any(p => p.Second.DueOn <= p.First.DueOn))
                yield return new("各期日期应依次往后", [nameof(Parts)]);
        }
    }

    public sealed record Part
    {
        public DateOnly DueOn { get; set; }
        public Money Amount { get; set; }
    }

    internal sealed class Handler(AppDb db, DunningDesk desk, CurrentUser user, Calendar calendar, ITimeline timeline, Events events) : IHandler<Command, PlanId>
    {
        public async Task<Result<PlanId>> Handle(Command command, CancellationToken ct)
        {
            if (await desk.Open(command.House, ct) is not { } file)
                return Problem.NotFound("没有这套房屋");
            if (desk.Outside(file.House) is { } outside)
                return outside;
            if (file.Case.IsHeld || file.Debt.Due.Count == 0)
                return Problem.Conflict(file.Case.IsHeld ? "欠费有争议，先处理争议再谈分期" : "这户没有到期未缴的费用，不需要分期");
            var (sum, due) = (command.Parts.Sum(p => p.Amount), new Money(file.Debt.DueFen + file.Debt.LateFen));
            if (sum > due || sum < new Money(file.Debt.DueFen))
                return Problem.Invalid(nameof(Command.Parts), $"各期合计 {sum} 元，应在欠费 {new Money(file.Debt.DueFen)} 元与含违约金 {due} 元之间");
            if (command.Parts[0].DueOn < calendar.Today || command.Parts[^1].DueOn > calendar.Today.AddYears(2))
                return Problem.Invalid(nameof(Command.Parts), "分期应从今天以后开始，两年内付清");
            if (await PlansOf.Running(db, command.House, ct) is { } before)
                before.Plan.End(calendar.Today, "改订新的分期");
            var plan = new InstalmentPlan { Id = Id.New<PlanId>(), HouseId = command.House, On = calendar.Today, At = calendar.Now, ById = user.Id, By = user.Name, Why = command.Why, TotalFen = sum.Fen, FromLine = file.FromLine };
            db.Add(plan);
            db.AddRange(command.Parts.Select((p, i) => new Instalment { PlanId = plan.Id, No = i + 1, DueOn = p.DueOn, Fen = p.Amount.Fen }));
            if (file.IsNew)
                db.Add(file.Case);
            file.Case.Plan(command.Parts[0].DueOn, calendar.Today);
            desk.Note(file.House, NoteKind.Instalment, calendar.Today, $"分 {command.Parts.Count} 期付 {sum} 元，首期 {command.Parts[0].DueOn:yyyy-MM-dd}：{command.Why}");
            timeline.Add(new Subject("plan", plan.Id.Value), $"约定分 {command.Parts.Count} 期付 {sum} 元", "info", command.House.Value, null, $"/ledger/house/{command.House.Value}#plans");
            events.Tell("dunning", command.House.Value.ToString());
            return plan.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, PlanId>("/plans/agree");
}

/// <summary>终止分期: a broken plan is ended with its reason; dunning goes on.</summary>
[Act("终止分期")]
internal static class EndPlan
{
    [Permission(LedgerPermissions.Approve)]
    public sealed record Command
    {
        public HouseId House { get; set; }
        [Required(ErrorMessage = "请写明终止原因"), StringLength(200, ErrorMessage = "原因最多 200 字")] public string Why { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, DunningDesk desk, Calendar calendar, ITimeline timeline, Events events) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await desk.Open(command.House, ct) is not { } file || await PlansOf.Running(db, command.House, ct) is not { } running)
                return Problem.NotFound("这户没有履行中的分期");
            if (desk.Outside(file.House) is { } outside)
                return outside;
            running.Plan.End(calendar.Today, command.Why);
            file.Case.EndPlan();
            desk.Note(file.House, NoteKind.Instalment, calendar.Today, $"终止分期：{command.Why}");
            timeline.Add(new Subject("plan", running.Plan.Id.Value), $"终止分期：{command.Why}", "warn", command.House.Value);
            events.Tell("dunning", command.House.Value.ToString());
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/plans/end");
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Case;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Complete;

/// <summary>The owner looks at the work: signs, tells the code he heard by telephone, will not sign before a witness, or does not accept it, which opens the order again.</summary>
[Act("住户验收")]
internal static class ConfirmByOwner
{
    [Permission(RepairsPermissions.Confirm)]
    public sealed record Command : SignedAct
    {
        /// <summary>验收合格.</summary>
        public bool Passed { get; set; } = true;

        [StringLength(500, ErrorMessage = "意见最多 500 字")]
        public string Opinion { get; set; } = "";
    }

    public sealed class Handler(RepairDesk desk, Confirmation confirmation, Reopening reopening, AfterConfirmation after) : IHandler<Command, Moved>
    {
        public async Task<Result<Moved>> Handle(Command command, CancellationToken ct)
        {
            var taken = await desk.Take(command, RepairAct.ConfirmOwner, ct);
            if (taken.Value is not { } repair)
                return taken.Problem!;
            var when = desk.When(command, repair);
            if ((when.Problem ?? Steps.Refuse(RepairAct.ConfirmOwner, repair.State) ?? Wrong(command)) is { } wrong)
                return wrong;
            if (!command.Passed)
                return await reopening.Do(repair, $"住户验收不合格：{command.Opinion}", null, ct);
            if ((await confirmation.Take(repair, command, "完工确认", command.Opinion.Length > 0 ? command.Opinion : null, ct) ?? repair.ConfirmBy(Confirmation.SignerOf(repair, command), command.Way, command.Code, when.Value)) is { } refused)
                return refused;
            return await after.Do(repair, $"住户验收（{Words.Of(command.Way)}）{(command.Opinion.Length > 0 ? "：" + command.Opinion : "")}", when.Value, ct);
        }

        private static Problem? Wrong(Command command) =>
            !command.Passed && command.Opinion.Length == 0 ? Problem.Invalid(nameof(command.Opinion), "验收不合格请写明住户的意见")
            : null;
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Moved>("/confirm");
}

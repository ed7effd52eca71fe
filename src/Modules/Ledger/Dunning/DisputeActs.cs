using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
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
using Anju.People.Contracts;

namespace Anju.Ledger.Dunning;

/// <summary>争议登记: about some charges or all; dunning of them stops until it is decided.</summary>
[Act("登记费用争议")]
internal static class RaiseDispute
{
    [Permission(LedgerPermissions.Dun)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; }
        public HouseId House { get; set; }

        /// <summary>The charges in dispute; everything the house owes when empty.</summary>
        [MaxLength(200, ErrorMessage = "一次最多 200 笔")] public IReadOnlyList<long> Charges { get; set; } = [];
        [Required(ErrorMessage = "请写明争议内容"), StringLength(500, ErrorMessage = "争议内容最多 500 字")] public string Words { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, DunningDesk desk, CurrentUser user, Calendar calendar, ITimeline timeline, INotices notices, Events events) : IHandler<Command, DisputeId>
    {
        public async Task<Result<DisputeId>> Handle(Command command, CancellationToken ct)
        {
            if (await desk.Open(command.House, ct) is not { } file)
                return Problem.NotFound("没有这套房屋");
            if (desk.Outside(file.House) is { } outside)
                return outside;
            if (Refuse(command, file) is { } refused)
                return refused;
            var dispute = new Dispute { Id = Id.New<DisputeId>(), HouseId = command.House, On = calendar.Today, At = calendar.Now, ById = user.Id, By = user.Name, Words = command.Words, IsWhole = command.Charges.Count == 0 };
            db.Add(dispute);
            foreach (var charge in command.Charges.Distinct())
                db.Add(new DisputedCharge { DisputeId = dispute.Id, ChargeId = charge });
            if (file.IsNew)
                db.Add(file.Case);
            file.Case.Dispute(dispute.IsWhole);
            desk.Note(file.House, NoteKind.Dispute, calendar.Today, $"{(dispute.IsWhole ? "全部欠费" : $"{command.Charges.Count} 笔费用")}有争议：{command.Words}");
            timeline.Add(new Subject("dispute", dispute.Id.Value), "费用有争议，暂停催缴", "hold", file.House.Id.Value, null, $"/ledger/house/{file.House.Id.Value}#disputes");
            await notices.TellHolders(LedgerPermissions.Approve, $"{file.House.Number} 费用争议待处理，处理前不催缴", $"/ledger/house/{file.House.Id.Value}#disputes", urgent: false, ct);
            events.Tell("dunning", file.House.Id.Value.ToString());
            return dispute.Id;
        }

        private static Problem? Refuse(Command command, DunningFile file)
        {
            if (command.Charges.Count == 0)
                return file.Case.IsHeld ? Problem.Conflict("全部欠费已在争议中") : file.Debt.Due.Count + file.Debt.Later.Count == 0 ? Problem.Conflict("这户没有未缴的费用") : null;
            foreach (var id in command.Charges)
                if (file.Book?.Charges.FirstOrDefault(c => c.Id == id) is not { } charge)
                    return Problem.NotFound("没有这笔费用");
                else if (charge.PrincipalFen <= 0)
                    return Problem.Conflict($"{charge.Item} {Words.Period(charge.Period)} 已缴清；已缴的有异议请走退款申请");
                else if (file.Debt.Disputed.Contains(charge))
                    return Problem.Conflict($"{charge.Item} {Words.Period(charge.Period)} 已在争议中");
            return null;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, DisputeId>("/disputes/raise");
}

/// <summary>争议处理: upheld, rejected or settled; afterwards what still stands is dunned again.</summary>
[Act("处理费用争议")]
internal static class DecideDispute
{
    [Permission(LedgerPermissions.Approve)]
    public sealed record Command
    {
        public DisputeId Dispute { get; set; }
        public DisputeState State { get; set; }
        [Required(ErrorMessage = "请写明处理结果"), StringLength(500, ErrorMessage = "处理结果最多 500 字")] public string Words { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, DunningDesk desk, CurrentUser user, Calendar calendar, ITimeline timeline, IEvidence evidence, Events events) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Dispute>().SingleOrDefaultAsync(d => d.Id == command.Dispute, ct) is not { } dispute || await desk.Open(dispute.HouseId, ct) is not { } file)
                return Problem.NotFound("没有这件争议");
            if (dispute.Decide(command.State, command.Words, user.Name, calendar.Today) is { } refused)
                return refused;
            var isWholeLeft = await db.Set<Dispute>().AnyAsync(d => d.HouseId == dispute.HouseId && d.Id != dispute.Id && d.State == DisputeState.Open && d.IsWhole, ct);
            file.Case.Decide(isWholeLeft, calendar.Today.AddDays(1));
            desk.Note(file.House, NoteKind.Dispute, calendar.Today, $"争议{DunningWords.Of(command.State)}：{command.Words}");
            timeline.Add(new Subject("dispute", dispute.Id.Value), $"费用争议{DunningWords.Of(command.State)}", "info", dispute.HouseId.Value, null, $"/ledger/house/{dispute.HouseId.Value}#disputes");
            evidence.Note(new WorkDone(DunningEvidence.Decided, new Subject("dispute", dispute.Id.Value), file.House.Number, $"处理费用争议：{DunningWords.Of(command.State)}", $"/ledger/house/{dispute.HouseId.Value}#disputes", calendar.Now) { House = dispute.HouseId.Value });
            events.Tell("dunning", dispute.HouseId.Value.ToString());
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/disputes/decide");
}

using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Contracts;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Order;

/// <summary>One order with everything that belongs to it, and what this user may do now.</summary>
internal static class ShowRepair
{
    [Permission(RepairsPermissions.View)]
    public sealed record Query
    {
        public RepairId Id { get; set; }
    }

    public sealed class Handler(AppDb db, RepairDesk desk, Procedures procedures, RepairAttachments attachments, CurrentUser user, Calendar calendar) : IQueryHandler<Query, RepairView>
    {
        private const int MostRows = 100;

        public async Task<Result<RepairView>> Handle(Query query, CancellationToken ct)
        {
            if (await desk.Load(query.Id, ct) is not { } repair)
                return Problem.NotFound("没有找到这张报修单");
            var procedure = await procedures.Of(repair.ProcedureNo, ct);
            var lines = repair.QuoteNo == 0 && repair.StartedAt is null ? [] : await db.Set<RepairLine>().Where(l => l.RepairId == repair.Id).OrderBy(l => l.QuoteNo).ThenBy(l => l.No).Take(MostRows).ToListAsync(ct);
            var agreements = repair.Agreements == 0 ? [] : await db.Set<Agreement>().Where(a => a.RepairId == repair.Id).OrderBy(a => a.No).Take(MostRows).ToListAsync(ct);
            var rework = repair.ReworkOf is { } earlier ? await db.Set<Repair>().Where(r => r.Id == earlier).Select(r => r.Number).SingleOrDefaultAsync(ct) : null;
            return View(repair, procedure, lines, agreements, rework, await attachments.Of(repair, procedure.Rules, ct));
        }

        private RepairView View(Repair r, Procedure procedure, List<RepairLine> lines, List<Agreement> agreements, string? rework, Attached attached)
        {
            var isHis = r.WorkerId is { } worker && worker == user.Id && !r.HasEnded;
            string Person(string name) => isHis ? name : Mask.Name(name);
            return new()
            {
                Id = r.Id,
                Version = r.Version,
                Number = r.Number,
                House = r.HouseId,
                Where = r.Where,
                Place = r.Place,
                Item = r.Item,
                Description = r.Description,
                Class = r.Class,
                Part = r.Part,
                Charge = r.Charge,
                FreeReason = r.FreeReason,
                Trade = r.Trade,
                Risk = r.Risk,
                State = r.State,
                StateWords = Words.Of(r.State),
                Colour = Words.Colour(r.State),
                ReporterName = Person(r.ReporterName),
                ReporterPhone = isHis ? r.ReporterPhone : Mask.Phone(r.ReporterPhone),
                Channel = r.Channel,
                OriginNumber = r.OriginNumber,
                OriginHref = OriginHref(r),
                RegisteredAt = r.RegisteredAt,
                IsBackfilled = r.IsBackfilled,
                RegisteredBy = r.RegisteredBy,
                AgreedAt = r.AgreedAt,
                FinishBy = r.FinishBy,
                DueAt = r.NextDue,
                DueWords = r.NextDue is { } due ? $"{Words.Of(r.DueKind)} {calendar.TimeLeft(due)}" : "",
                WorkerId = r.WorkerId,
                WorkerName = r.WorkerName,
                DispatchedAt = r.DispatchedAt,
                DispatchedBy = r.DispatchedBy,
                AcceptedAt = r.AcceptedAt,
                ArrivedAt = r.ArrivedAt,
                StartedAt = r.StartedAt,
                SafetyAt = r.SafetyAt,
                FinishedAt = r.FinishedAt,
                Cause = r.Cause,
                Result = r.Result,
                FinishVerdict = r.FinishVerdict,
                MinutesLate = r.MinutesLate,
                ConfirmedAt = r.ConfirmedAt,
                ConfirmedBy = Person(r.ConfirmedBy),
                ConfirmWords = r.ConfirmWay is { } confirmed ? Words.Of(confirmed) : null,
                FailedTries = r.FailedTries,
                FollowedUpAt = r.FollowedUpAt,
                Satisfaction = r.Satisfaction is { } grade ? Words.Of(grade) : null,
                Urges = r.Urges,
                Round = r.Round,
                ReworkOf = r.ReworkOf,
                ReworkNumber = rework,
                EndReason = r.EndReason,
                Procedure = procedure.Title,
                ProcedureNo = procedure.No,
                Way = attached.Way,
                Warranty = attached.Warranty,
                FollowUpHref = attached.FollowUpHref,
                Offered = r.Offered,
                Labour = r.Labour,
                Material = r.Material,
                Total = r.Total,
                ConsentAt = r.ConsentAt,
                ConsentWords = r.ConsentWay is { } way ? Words.Of(way) : null,
                OwnerCode = r.OwnerCode.Length > 0 && user.May(RepairsPermissions.Dispatch) && !isHis ? r.OwnerCode : null,
                SafetyChecks = procedure.Rules.ChecksFor(r.Risk),
                Acts = AllowedActs.For(r, user, procedure.Rules.TriesToClose),
                Steps = StepMarks.Of(r, calendar, Person),
                Clocks = ClockFaces.Of(r, procedure, calendar),
                Lines = [.. lines.Select(l => new LineView(l.QuoteNo, l.No, l.Kind, l.Name, l.Spec, l.Unit, l.Quantity, l.UnitPrice, l.Amount, l.ByOwner, l.IsCharged, StateOf(l)))],
                Agreements = [.. agreements.Select(a => new AgreementView(a.No, a.VisitAt, a.FinishBy, a.Reason, a.At, a.By))],
                Pauses = [.. r.Pauses.Select(p => new PauseView(p.Reason, p.Words, p.BeganAt, p.EndedAt, p.Until, p.BeganBy))],
                Timeline = attached.Timeline,
                Files = attached.Files,
                Signatures = [.. attached.Signatures.Select(s => s with { Signer = Person(s.Signer) })],
                Controls = attached.Controls,
                ChangedAt = r.ChangedAt,
                ChangedBy = r.ChangedBy,
            };
        }

        private static string StateOf(RepairLine line) => line switch
        {
            { IsCharged: false } => "不收费",
            { DeclinedAt: not null } => "未同意",
            { AgreedAt: not null } => "已同意",
            _ => "待答复",
        };

        private static string? OriginHref(Repair r) => (r.OriginKind, r.OriginId) switch
        {
            ("contact", { } id) => $"/desk/contacts/{id}",
            ("complaint", { } id) => $"/complaints/{id}",
            _ => null,
        };
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, RepairView>("/order");
}

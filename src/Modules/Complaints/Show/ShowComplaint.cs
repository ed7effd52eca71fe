using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Complaints.Contracts;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Complaints.Show;

/// <summary>One complaint with everything that belongs to it, and what this user may do now.</summary>
internal static class ShowComplaint
{
    [Permission(ComplaintsPermissions.View)]
    public sealed record Query
    {
        public ComplaintId Id { get; set; }
    }

    private sealed record Rows(List<ComplaintAgreement> Agreements, List<ComplaintTelling> Tellings, List<ComplaintRound> Rounds, IReadOnlyList<FollowUpCard> FollowUps,
        IReadOnlyList<TimelineLine> Timeline, IReadOnlyList<FileCard> Files, IReadOnlyList<Neighbour> Neighbours, string? MainNumber);

    public sealed class Handler(AppDb db, ComplaintDesk desk, Procedures procedures, ITimeline timeline, IFiles files, IFollowUps followUps, CurrentUser user, Calendar calendar) : IQueryHandler<Query, ComplaintView>
    {
        private const int MostRows = 100, MostNeighbours = 8;

        public async Task<Result<ComplaintView>> Handle(Query query, CancellationToken ct)
        {
            if (await desk.Load(query.Id, ct) is not { } complaint)
                return Problem.NotFound("没有找到这件投诉");
            return View(complaint, await procedures.Of(complaint.ProcedureNo, ct), await RowsOf(complaint, ct));
        }

        private async Task<Rows> RowsOf(Complaint c, CancellationToken ct) => new(
            c.Agreements == 0 ? [] : await db.Set<ComplaintAgreement>().Where(a => a.ComplaintId == c.Id).OrderBy(a => a.No).Take(MostRows).ToListAsync(ct),
            c.Records == 0 ? [] : await db.Set<ComplaintTelling>().Where(t => t.ComplaintId == c.Id).OrderBy(t => t.No).Take(MostRows).ToListAsync(ct),
            c.Round == 1 ? [] : await db.Set<ComplaintRound>().Where(r => r.ComplaintId == c.Id).OrderBy(r => r.No).Take(MostRows).ToListAsync(ct),
            c.FollowUps == 0 ? [] : await followUps.Of(c.Subject, ct), await timeline.Of(c.Subject, MostRows, ct), await files.Of(c.Subject, ct), await SameHouse(c, ct),
            c.MainId is { } main ? await db.Set<Complaint>().Where(m => m.Id == main).Select(m => m.Number).SingleOrDefaultAsync(ct) : null);

        /// <summary>While it may still be joined: what else the house complains about.</summary>
        private async Task<IReadOnlyList<Neighbour>> SameHouse(Complaint c, CancellationToken ct)
        {
            if (c.HouseId is not { } house || !Domain.Steps.Allows(ComplaintAct.Merge, c.State))
                return [];
            var (over, self) = (Complaint.Over, c.Id);
            return [.. (await db.Set<Complaint>().Where(x => x.HouseId == house && x.DueAt < over && x.Id != self).OrderBy(x => x.DueAt).ThenBy(x => x.Id).Take(MostNeighbours)
                .Select(x => new { x.Id, x.Number, x.Content, x.State, x.ReceivedAt }).ToListAsync(ct)).Select(x => new Neighbour(x.Id, x.Number, Complaint.Summary(x.Content), Words.Of(x.State), x.ReceivedAt))];
        }

        private ComplaintView View(Complaint c, Procedure procedure, Rows rows)
        {
            var kind = c.ClassAt(calendar.Now);
            var open = rows.FollowUps.FirstOrDefault(f => f.State == FollowUpState.Open);
            return new()
            {
                Id = c.Id,
                Version = c.Version,
                Number = c.Number,
                House = c.HouseId,
                Where = c.Where,
                Place = c.Place,
                HappenedAt = c.HappenedAt,
                Content = c.Content,
                Demand = c.Demand,
                Class = kind,
                Definition = procedure.Rules.Of(kind).Definition,
                IsAged = c.AgedFrom is not null || kind != c.Class,
                Validity = c.Validity,
                ValidityReason = c.ValidityReason,
                Department = c.Department,
                BlamedId = c.BlamedId,
                BlamedName = c.BlamedName,
                State = c.State,
                StateWords = Words.Of(c.State),
                Colour = Words.Colour(c.State),
                ComplainantName = Mask.Name(c.ComplainantName),
                ComplainantPhone = Mask.Phone(c.ComplainantPhone),
                Channel = c.Channel,
                Original = c.Original,
                OriginNumber = c.OriginNumber,
                OriginHref = OriginHref(c),
                ReceivedAt = c.ReceivedAt,
                RegisteredBy = c.RegisteredBy,
                IsBackfilled = c.IsBackfilled,
                DueAt = c.NextDue,
                DueWords = c.NextDue is { } due ? $"{Words.Of(c.DueKind)} {calendar.TimeLeft(due)}" : "",
                HandlerId = c.HandlerId,
                HandlerName = c.HandlerName,
                AcknowledgedAt = c.AcknowledgedAt,
                Reply = c.Reply,
                Finding = c.Finding,
                Plan = c.Plan,
                PromisedAt = c.PromisedAt,
                Measure = c.Measure,
                HandledAt = c.HandledAt,
                HandledBy = c.HandledBy,
                Result = c.Result,
                SolveVerdict = c.SolveVerdict,
                MinutesLate = c.MinutesLate,
                DepartmentToldAt = c.DepartmentToldAt,
                DepartmentTold = Told(c.DepartmentTold, c.DepartmentToldWay),
                UserToldAt = c.UserToldAt,
                UserTold = Told(Mask.Name(c.UserTold), c.UserToldWay),
                FollowedUpAt = c.FollowedUpAt,
                FollowedUpBy = c.FollowedUpBy,
                Satisfaction = c.Satisfaction,
                Review = c.Review,
                EndedAt = c.EndedAt,
                EndedBy = c.EndedBy,
                EndReason = c.EndReason,
                MainId = c.MainId,
                MainNumber = rows.MainNumber,
                Joined = c.Joined,
                RepairHref = c.RepairId is { } repair ? $"/repairs/{repair.Value}" : null,
                RepairNumber = c.RepairNumber,
                Urges = c.Urges,
                Round = c.Round,
                Procedure = procedure.Title,
                ProcedureNo = procedure.No,
                Departments = procedure.Rules.DepartmentList(),
                FollowUpHref = c.State == ComplaintState.ToFollowUp && user.May(CaseworkPermissions.FollowUp) && user.Id != c.BlamedId ? open?.Href : null,
                Acts = AllowedActs.For(c, user, open is not null),
                Steps = StepMarks.Of(c, calendar),
                Clocks = ClockFaces.Of(c, procedure, calendar),
                Agreements = [.. rows.Agreements.Select(a => new AgreementView(a.No, a.PromisedAt, a.Reason, a.At, a.By))],
                Tellings = [.. rows.Tellings.Select(t => new TellingView(t.Round, t.Kind, t.Kind == TellKind.Department ? t.To : Mask.Name(t.To), t.Way, t.At, t.Words, t.Answer, t.By))],
                Rounds = [.. rows.Rounds.Select(r => new RoundView(r.No, r.HandledAt, r.SolveVerdict, r.Finding, r.Result, r.Grade, r.ReopenedAt, r.Reason))],
                FollowUps = rows.FollowUps,
                Neighbours = rows.Neighbours,
                Timeline = rows.Timeline,
                Files = rows.Files,
                ChangedAt = c.ChangedAt,
                ChangedBy = c.ChangedBy,
            };
        }

        private static string Told(string to, TellWay? way) => way is { } how ? $"{to}（{Words.Of(how)}）" : "";

        private static string? OriginHref(Complaint c) => (c.OriginKind, c.OriginId) switch
        {
            ("contact", { } id) => $"/desk/contacts/{id}",
            ("follow-up", { } id) => $"/follow-ups/{id}",
            _ => null,
        };
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ComplaintView>("/case");
}

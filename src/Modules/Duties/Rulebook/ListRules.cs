using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Duties.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Contracts;

namespace Anju.Duties.Rulebook;

/// <summary>制度文件登记: every document with its version in force, drafts, and who has still to sign (D-2c).</summary>
internal static class ListRules
{
    [Permission(Permission.AnyStaff)]
    public sealed record Query;

    /// <param name="Draft">The next version, not issued yet.</param>
    /// <param name="Signed">Of those who must sign.</param>
    /// <param name="MustSign">I have not signed the version in force.</param>
    public sealed record Row(RuleCard InForce, RuleCard? Draft, int Signed, int Asked, bool MustSign);

    public sealed record View(IReadOnlyList<Row> Rows, IReadOnlyList<RuleCard> Drafts, bool IsPackLoaded);

    public sealed class Handler(AppDb db, RuleBook book, IRoster roster, CurrentUser user, Calendar calendar) : IQueryHandler<Query, View>
    {
        private const int MostReceipts = 5000;

        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var all = await book.All(ct);
            var holders = (await roster.Terms(calendar.Today, calendar.Today, ct)).ToLookup(t => t.Post, t => t.Staff);
            var inForce = all.Where(r => r.State == RuleState.Issued).ToList();
            var ids = inForce.Select(r => r.Id).ToList();
            var signed = (await db.Set<Receipt>().Where(r => ids.Contains(r.Rule)).OrderBy(r => r.Rule).ThenBy(r => r.StaffId).Take(MostReceipts).Select(r => new { r.Rule, r.StaffId }).ToListAsync(ct)).ToLookup(r => r.Rule, r => r.StaffId);
            Row Of(RuleCard rule)
            {
                var asked = rule.PostList.SelectMany(p => holders[p]).ToHashSet();
                return new(rule, all.FirstOrDefault(r => r.Document == rule.Document && r.State == RuleState.Draft), signed[rule.Id].Count(asked.Contains), asked.Count, user.Id is { } me && asked.Contains(me) && !signed[rule.Id].Contains(me));
            }

            return new View([.. inForce.Select(Of)], [.. all.Where(r => r.State == RuleState.Draft && inForce.TrueForAll(i => i.Document != r.Document))], all.Any(r => r.Source == DutySource.Reconstructed));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/rules");
}

/// <summary>One version with its clauses, the comparison with the version before, and who has signed.</summary>
internal static class ShowRule
{
    [Permission(Permission.AnyStaff)]
    public sealed record Query
    {
        public string Document { get; set; } = "";

        /// <summary>Number of the version; the one in force when empty.</summary>
        public int? No { get; set; }
    }

    public sealed record Signer(string Name, string Post, DateTime? At);

    public sealed record View(RuleCard Rule, IReadOnlyList<ClauseLine> Clauses, IReadOnlyList<RuleCard> Versions, IReadOnlyList<Changed> Changes, IReadOnlyList<Signer> Signers, bool MustSign, RecordCard? Cause);

    public sealed class Handler(AppDb db, RuleBook book, CauseFinder causes, IRoster roster, CurrentUser user, Calendar calendar) : IQueryHandler<Query, View>
    {
        private const int MostSigners = 500;

        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var versions = await book.Of(query.Document, ct);
            var rule = query.No is { } no ? versions.FirstOrDefault(v => v.No == no) : versions.FirstOrDefault(v => v.State == RuleState.Issued) ?? (versions.Count > 0 ? versions[0] : null);
            if (rule is null)
                return Problem.NotFound("没有这份制度");
            var clauses = await book.Clauses(rule.Id, ct);
            var before = versions.FirstOrDefault(v => v.No < rule.No);
            var receipts = await db.Set<Receipt>().Where(r => r.Rule == rule.Id).OrderBy(r => r.At).ThenBy(r => r.Id).Take(MostSigners).ToListAsync(ct);
            var asked = (await roster.Terms(calendar.Today, calendar.Today, ct)).Where(t => rule.PostList.Contains(t.Post)).DistinctBy(t => t.Staff).ToList();
            var signers = receipts.Select(r => new Signer(r.Name, r.Post, r.At))
                .Concat(rule.State == RuleState.Issued ? asked.Where(t => receipts.TrueForAll(r => r.StaffId != t.Staff)).Select(t => new Signer(t.Name, t.Post, null)) : []).ToList();
            var mustSign = rule.State == RuleState.Issued && user.Id is { } me && asked.Exists(t => t.Staff == me) && receipts.TrueForAll(r => r.StaffId != me);
            return new View(rule, clauses, versions, before is null ? [] : Compare.Lines(await book.Clauses(before.Id, ct), clauses), signers, mustSign, rule.Cause.Length > 0 ? await causes.Find(rule.Cause, ct) : null);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/rule");
}

using Microsoft.AspNetCore.Routing;
using Anju.Duties.Domain;
using Anju.Duties.Judging;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Contracts;

namespace Anju.Duties.PostDuties;

/// <summary>岗位职责: the duties of every post, clause by clause, with what proves them and where they come from (D-2d).</summary>
internal static class ListDuties
{
    [Permission(Permission.AnyStaff)]
    public sealed record Query
    {
        /// <summary>All posts when empty.</summary>
        public string? Post { get; set; }
    }

    /// <param name="Versions">How many there are of it.</param>
    public sealed record Row(Guid Key, int No, string Clause, string Post, string Title, string Slot, DutySource Source, string Cadence, string Evidence, string Whose, DateOnly From, DateOnly? To, int Versions, bool IsUnknown);

    /// <param name="Posts">All posts with the number of their duties, those of the company first.</param>
    public sealed record View(IReadOnlyList<Row> Rows, IReadOnlyList<PostCount> Posts);

    /// <param name="IsKnown">The company has this post.</param>
    public sealed record PostCount(string Post, int Count, bool IsKnown);

    public sealed class Handler(DutyBook book, KindNames kinds, IRoster roster, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var all = await book.All(ct);
            var versions = all.GroupBy(d => d.Key).ToDictionary(g => g.Key, g => g.Count());
            var current = all.Where(d => (d.To is null || d.To >= calendar.Today) && d.From <= calendar.Today || d.From > calendar.Today).ToList();
            var known = await roster.Posts(ct);
            var counts = current.GroupBy(d => d.Post).ToDictionary(g => g.Key, g => g.Count());
            var posts = known.Select(p => new PostCount(p, counts.GetValueOrDefault(p), true)).Concat(counts.Where(c => !known.Contains(c.Key)).Select(c => new PostCount(c.Key, c.Value, false))).ToList();
            return new View([.. current.Where(d => string.IsNullOrEmpty(query.Post) || d.Post == query.Post)
                .OrderBy(d => posts.FindIndex(p => p.Post == d.Post)).ThenBy(d => d.Clause, StringComparer.Ordinal).ThenBy(d => d.From).ThenBy(d => d.Key).Select(d => RowOf(d, versions[d.Key]))], posts);
        }

        private Row RowOf(Duty d, int versions) => new(d.Key, d.No, d.Clause, d.Post, d.Title, d.Slot, d.Source, Words.Of(d.Rhythm, kinds), string.Join('、', d.Kinds.Select(kinds.Of)), Words.Of(d.Whose), d.From, d.To, versions, !d.Kinds.Any(kinds.IsKnown));
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/list");
}

/// <summary>One duty in all its versions, the newest first, with what may be chosen for the next.</summary>
internal static class ShowDuty
{
    [Permission(DutiesPermissions.Rules)]
    public sealed record Query
    {
        public Guid? Key { get; set; }
    }

    public sealed record Kind(string Key, string Title);

    public sealed record View(Duty? Current, IReadOnlyList<ShowDuty.Version> Versions, IReadOnlyList<Kind> Kinds, IReadOnlyList<string> Posts);

    public sealed record Version(int No, string Title, string Cadence, string Evidence, DateOnly From, DateOnly? To, string Reason, string MadeBy, DateTime MadeAt);

    public sealed class Handler(DutyBook book, KindNames kinds, IRoster roster) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var versions = query.Key is { } key ? (await book.All(ct)).Where(d => d.Key == key).OrderByDescending(d => d.No).ToList() : [];
            if (query.Key is not null && versions.Count == 0)
                return Problem.NotFound("没有这项职责");
            return new View(versions.FirstOrDefault(), [.. versions.Select(v => new Version(v.No, v.Title, Words.Of(v.Rhythm, kinds), string.Join('、', v.Kinds.Select(kinds.Of)), v.From, v.To, v.Reason, v.MadeBy, v.MadeAt))],
                [.. kinds.All.Select(k => new Kind(k.Key, k.Title))], await roster.Posts(ct));
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/duty");
}

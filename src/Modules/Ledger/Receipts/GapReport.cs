using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Domain;
using Calendar = Anju.Kernel.Calendars.Calendar;

namespace Anju.Ledger.Receipts;

/// <summary>断号检查: numbers of each kind and year run from 1 to the last one, none missing, none twice. The report must be empty.</summary>
internal static class GapReport
{
    private const int Most = 5_000_000, GapsShown = 100;

    [Permission(LedgerPermissions.View)]
    public sealed record Query
    {
        [Range(2000, 2200, ErrorMessage = "没有这一年")] public int? Year { get; set; }
    }

    /// <param name="Missing">Missing numbers, at most a hundred.</param>
    public sealed record Series(PaperOf Kind, string Prefix, int Last, int Count, IReadOnlyList<string> Missing)
    {
        public bool IsWhole => Missing.Count == 0 && Count == Last;
    }

    public sealed record View(int Year, IReadOnlyList<Series> Kinds)
    {
        public bool IsWhole => Kinds.All(k => k.IsWhole);
    }

    internal sealed class Handler(AppDb db, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var (year, kinds) = (query.Year ?? calendar.Today.Year, new List<Series>());
            foreach (var kind in Enum.GetValues<PaperOf>())
            {
                var prefix = string.Create(CultureInfo.InvariantCulture, $"{Words.Series(kind)}-{year:0000}-");
                var (seen, count) = (new HashSet<int>(), 0);
                await foreach (var number in db.Set<Receipt>().Where(r => r.Number.StartsWith(prefix)).OrderBy(r => r.Number).Take(Most).Select(r => r.Number).AsAsyncEnumerable().WithCancellation(ct))
                {
                    count++;
                    seen.Add(int.Parse(number.AsSpan(prefix.Length), CultureInfo.InvariantCulture));
                }

                var last = seen.Count == 0 ? 0 : seen.Max();
                kinds.Add(new(kind, prefix, last, count, [.. Enumerable.Range(1, last).Where(n => !seen.Contains(n)).Take(GapsShown).Select(n => string.Create(CultureInfo.InvariantCulture, $"{prefix}{n:0000}"))]));
            }

            return new View(year, kinds);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/receipts/gaps");
}

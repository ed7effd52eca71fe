using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Anju.Billing.Contracts;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Sheets;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Books;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Charges;

/// <summary>导入期初欠费: what houses owed before Anju came, a whole sheet or nothing of it. What a house is charged for already is refused, so the same sheet cannot come twice.</summary>
[Act("导入期初欠费")]
internal static class ImportCharges
{
    private const int MostFaults = 200, Page = 2000;
    private const string Opening = "期初欠费";

    [Permission(LedgerPermissions.Cash)]
    public sealed record Command
    {
        /// <summary>The file on this machine.</summary>
        [Required] public string Path { get; set; } = "";
        public bool CheckOnly { get; set; }
    }

    /// <param name="Faults">What is wrong, row by row; then nothing was kept.</param>
    /// <param name="IsKept">Whether the charges stand on the accounts now.</param>
    public sealed record Report(int Rows, int Houses, Money Total, IReadOnlyList<string> Faults, bool IsKept);

    private sealed record Row(int At, HouseId House, int Item, string ItemName, int Period, Money Amount, string Why);

    internal sealed class Handler(AppDb db, BookShelf shelf, IBills bills, IHouses houses, IHouseHistory history, Numbers numbers, CurrentUser user, Calendar calendar, ITimeline timeline) : IHandler<Command, Report>
    {
        private readonly List<string> faults = [];

        public async Task<Result<Report>> Handle(Command command, CancellationToken ct)
        {
            IReadOnlyList<ChargeLine> lines;
            try
            {
                await using var file = File.OpenRead(command.Path);
                lines = [.. ChargeSheet.Read(file)];
            }
            catch (UnreadableSheetException unreadable)
            {
                return Problem.Invalid(SheetUpload.Field, unreadable.Message);
            }

            var rows = await Check(lines, ct);
            if (faults.Count == 0 && !command.CheckOnly)
                await Keep(rows, ct);
            return new Report(lines.Count, rows.Select(r => r.House).Distinct().Count(), rows.Sum(r => r.Amount), faults, faults.Count == 0 && !command.CheckOnly);
        }

        private async Task<List<Row>> Check(IReadOnlyList<ChargeLine> lines, CancellationToken ct)
        {
            var (known, items, rows) = (await Known(lines, ct), (await bills.Items(ct)).Where(i => i.IsActive).ToLookup(i => i.Name), new List<Row>(lines.Count));
            foreach (var line in lines)
            {
                var found = known[line.House].Where(h => line.Community.Length == 0 || h.Community == line.Community).ToList();
                var item = items[line.Item].FirstOrDefault();
                var wrong = line.House.Length == 0 ? "房号没有填"
                    : found.Count == 0 ? $"没有房号“{line.House}”{(line.Community.Length > 0 ? $"（{line.Community}）" : "")}"
                    : found.Count > 1 ? $"房号“{line.House}”不止一套，请填小区"
                    : item is null ? $"没有收费项目“{line.Item}”"
                    : item.Whose == MoneyOf.Deposit ? "押金不是收费，请用“收押金”"
                    : line.Month.Length == 0 || !Periods.TryRead(ChargeSheet.MonthOf(line.Month), calendar.Today, out _) ? $"账期“{line.Month}”应为 年-月，如 2025-06，不晚于本月"
                    : !Money.TryParse(line.Amount, out var amount) || amount <= Money.Zero || amount > Money.Yuan(1_000_000) ? $"金额“{line.Amount}”应大于 0，最多两位小数，不超过 1,000,000 元"
                    : line.Why.Length > 100 ? "依据最多 100 字" : null;
                if (wrong is not null)
                    Fault(line.Row, wrong);
                else if (Periods.TryRead(ChargeSheet.MonthOf(line.Month), calendar.Today, out var period) && Money.TryParse(line.Amount, out var fee))
                    rows.Add(new(line.Row, found[0].Id, item!.No, item.Name, period, fee, line.Why.Length > 0 ? $"{Opening}：{line.Why}" : Opening));
                if (faults.Count >= MostFaults)
                    return rows;
            }

            foreach (var twice in rows.GroupBy(r => (r.House, r.Item, r.Period)).Where(g => g.Count() > 1))
                Fault(twice.Last().At, $"与第 {twice.First().At} 行是同一户同一项目同一账期");
            foreach (var some in rows.Select(r => r.House).Distinct().Chunk(BookShelf.Most))
                Charged(rows, await shelf.At(some, calendar.Today, ct));
            return rows;
        }

        private void Charged(List<Row> rows, IReadOnlyList<HouseBook> books)
        {
            var charged = books.SelectMany(b => b.Charges.Where(c => !c.IsWithdrawn).Select(c => (Key: (b.Account.HouseId, c.ItemNo, c.Period), c.AmountFen))).ToLookup(c => c.Key, c => new Money(c.AmountFen));
            foreach (var row in rows)
                if (charged[(row.House, row.Item, row.Period)].ToList() is [var amount, ..])
                    Fault(row.At, $"{row.ItemName} {Words.Period(row.Period)} 已有应收 {amount} 元");
        }

        private void Fault(int row, string words)
        {
            if (faults.Count < MostFaults)
                faults.Add($"第 {row} 行：{words}");
        }

        /// <summary>Houses of the sheet by their numbers, community by community.</summary>
        private async Task<ILookup<string, (HouseId Id, string Community)>> Known(IReadOnlyList<ChargeLine> lines, CancellationToken ct)
        {
            var (wanted, found) = (lines.Select(l => l.House).ToHashSet(StringComparer.OrdinalIgnoreCase), new List<(string Number, HouseId Id, string Community)>());
            await foreach (var (community, house) in All(history, ct))
                if (wanted.Contains(house.Number))
                    found.Add((house.Number, house.Id, community));
            return found.ToLookup(f => f.Number, f => (f.Id, f.Community), StringComparer.OrdinalIgnoreCase);
        }

        private async Task Keep(List<Row> rows, CancellationToken ct)
        {
            foreach (var some in rows.GroupBy(r => r.House).OrderBy(g => g.Key.Value).Chunk(BookShelf.Most))
            {
                var of = some.ToDictionary(g => g.Key);
                var cards = await houses.Find([.. of.Keys], ct);
                foreach (var (book, read) in await shelf.Open([.. of.Keys], ct))
                {
                    foreach (var row in of[read.Account.HouseId])
                        book.Owe(shelf.Of(await NewCharge.Make(db, numbers, new(cards[row.House], row.Item, calendar.Today, row.Amount, row.Why, "", user.Name, row.Period), ct)));
                    book.Close();
                    timeline.Add(new Subject("house", read.Account.HouseId.Value), $"导入期初欠费 {of[read.Account.HouseId].Sum(r => r.Amount)} 元", "info", read.Account.HouseId.Value, null, $"/ledger/house/{read.Account.HouseId.Value}");
                }
            }
        }
    }

    private static async IAsyncEnumerable<(string Community, HouseRow House)> All(IHouseHistory history, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var community in await history.Communities(ct))
            for (var after = ""; await history.Next(community.Id, after, Page, ct) is { Count: > 0 } some; after = some[^1].Number)
                foreach (var house in some)
                    yield return (community.Name, house);
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/charges/import", (Delegate)Receive).WithName("Ledger.ImportCharges").Needs(LedgerPermissions.Cash).DisableAntiforgery();
        api.MapGet("/charges/template.xlsx", Template).WithName("Ledger.ChargeTemplate").Needs(LedgerPermissions.Cash);
    }

    private static async Task<IResult> Template(IHouseHistory history, CancellationToken ct)
    {
        var rows = new List<Dictionary<string, object?>>();
        await foreach (var (community, house) in All(history, ct))
        {
            rows.Add(ChargeSheet.Blank(community, house.Number));
            if (rows.Count == ChargeSheet.MostRows)
                break;
        }

        return await SheetDownload.Answer(rows.Count > 0 ? rows : [ChargeSheet.Blank("", "")], "期初欠费模板.xlsx", ct, Opening);
    }

    /// <summary>POST multipart: file, dryRun=true|false. Answers the report as JSON.</summary>
    private static Task<IResult> Receive(HttpRequest request, UseCase<Command, Report> import, CancellationToken ct) =>
        SheetUpload.With(request, ".xlsx", async (path, _, form) => (await import.Run(new() { Path = path, CheckOnly = form["dryRun"] != "false" }, ct)).ToHttp(), ct);
}

using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Ui;
using Anju.Ledger.Books;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Arrears;

/// <summary>What is owed by one house, on its workbench; opens its account.</summary>
internal sealed class HouseArrears(AppDb db, BookShelf shelf, CurrentUser user, Calendar calendar) : IHousePanel
{
    public int Order => 14;
    public string Title => "欠费";
    public string Permission => LedgerPermissions.View;

    public async Task<HousePanelRows> Rows(HouseId house, int limit, CancellationToken ct)
    {
        var (today, href) = (calendar.Today, $"/ledger/house/{house.Value}");
        var account = await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.HouseId == house, ct);
        if (account is null || user.Actor.Zone is { } zone && !zone.Contains(account.BuildingId.Value) && !user.May(LedgerPermissions.Cash))
            return new(0, 0, href, []);
        if (account.OwedFen <= 0)
            return new(0, 0, href, []);
        var open = (await shelf.At(house, today, ct))!.Charges.Where(c => c.PrincipalFen > 0).OrderBy(c => c.DueOn).ThenBy(c => c.Id).ToList();
        return new(open.Count(c => c.IsDue(today)), open.Count, href, [.. open.Take(Math.Clamp(limit, 1, 50)).Select(c =>
            new HousePanelRow(Words.Period(c.Period), c.Item, c.IsDue(today) ? $"逾期 {today.DayNumber - c.DueOn.DayNumber} 天" : "未到期", c.IsDue(today) ? "bad" : "mute", c.Principal.ToString(), "", c.Href))]);
    }
}

/// <summary>Opens the account of the house.</summary>
internal sealed class OpenAccount : IHouseAction
{
    public int Order => 14;
    public string Title => "业主账户";
    public string? Key => null;
    public string Permission => LedgerPermissions.View;
    public string Href(HouseId house) => $"/ledger/house/{house.Value}";
}

/// <summary>Whom to contact today, on the phone page of whoever duns (A-6b).</summary>
internal sealed class MyDebtors(ArrearsBook book, Calendar calendar) : IFieldTasks
{
    public int Order => 30;
    public string Title => "今日应催";
    public string Permission => LedgerPermissions.Dun;
    public string Href => "/field/dunning";
    public string Topic => "dunning";

    public async Task<IReadOnlyList<FieldTask>> Of(StaffId person, int limit, CancellationToken ct) =>
        [.. ((await book.Page(new ListArrears.Query { Tab = ArrearsTab.Today }, 1, Math.Clamp(limit, 1, 50), ct)).Value?.List.Items ?? []).Select(r => new FieldTask($"{r.Number} 欠 {r.Due}", ArrearsWords.State(r, calendar.Today).Words, ArrearsWords.State(r, calendar.Today).Colour,
            [$"逾期 {calendar.Today.DayNumber - r.OldestDueOn.DayNumber} 天", r.LastOn is { } last ? $"上次 {last:MM-dd} {r.LastWords}" : "还没有联系过"], $"/field/dunning/{r.House.Value}"))];
}

/// <summary>Debtors to contact and promises that are due, on the start page of whoever duns.</summary>
internal sealed class TodayDebtors(ArrearsBook book) : ITodayTiles
{
    public int Order => 45;
    public string Permission => LedgerPermissions.Dun;

    public async Task<IReadOnlyList<TodayTile>> Tiles(CancellationToken ct)
    {
        var (toContact, broken, due) = await book.Counts(ct);
        return [new("欠费待催", toContact, broken, "/ledger/arrears?tab=Today"), new("承诺到期", due, 0, "/ledger/arrears?tab=Promised&sort=Next")];
    }
}

/// <summary>How a debtor stands, in one word.</summary>
internal static class ArrearsWords
{
    public static (string Words, string Colour) State(ArrearsRow row, DateOnly today) =>
        row.IsHeld ? ("争议", "hold")
        : row.IsBroken(today) ? ("承诺未兑现", "bad")
        : row.PlanOn is { } plan ? plan < today ? ("分期违约", "bad") : ($"分期 {plan:MM-dd}", "info")
        : row.PromiseOn is { } promise && row.PromisePaidFen < row.PromiseFen ? (promise == today ? "承诺今日" : $"承诺 {promise:MM-dd}", "warn")
        : row.NextOn is { } next ? (next <= today ? $"应联系 {next:MM-dd}" : $"下次 {next:MM-dd}", next <= today ? "warn" : "info")
        : row.LastOn is null ? ("待首次联系", "warn") : ("", "mute");

    public static string Of(ArrearsAge age) => age switch { ArrearsAge.Month => "1 个月内", ArrearsAge.Quarter => "1–3 个月", ArrearsAge.Half => "3–6 个月", ArrearsAge.Year => "6–12 个月", ArrearsAge.Old => "1–3 年", _ => "3 年以上" };

    public static string Of(ArrearsTab tab) => tab switch { ArrearsTab.All => "全部", ArrearsTab.Today => "今日应催", ArrearsTab.Broken => "承诺未兑现", ArrearsTab.Promised => "承诺待兑现", ArrearsTab.Disputed => "争议", ArrearsTab.Plan => "分期", _ => "时效将到" };
}

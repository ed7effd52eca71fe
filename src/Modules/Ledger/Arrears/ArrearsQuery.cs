using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Arrears;

/// <summary>全部 / 今日应催 / 承诺未兑现 / 承诺待兑现 / 争议 / 分期 / 时效将到.</summary>
internal enum ArrearsTab { All, Today, Broken, Promised, Disputed, Plan, Limit }

/// <summary>How long the oldest debt has been due: 1 个月内, 1–3, 3–6, 6–12 个月, 1–3 年, 3 年以上.</summary>
internal enum ArrearsAge { Month, Quarter, Half, Year, Old, VeryOld }

internal enum ArrearsSort { Amount, Age, Contact, Next }

/// <summary>What the list of arrears is asked for; list, totals, export and letters all use it.</summary>
internal abstract record ArrearsFilter
{
    public ArrearsTab? Tab { get; set; }
    public Guid? Community { get; set; }
    public Guid? Building { get; set; }

    /// <summary>Somebody's 责任区.</summary>
    public Guid? Zone { get; set; }

    /// <summary>Only this fee item.</summary>
    public int? Item { get; set; }
    public ArrearsAge? Age { get; set; }
    public int? Stage { get; set; }

    /// <summary>At least so many yuan due.</summary>
    [Range(typeof(decimal), "0", "10000000", ErrorMessage = "金额应在 0 到 1000 万之间")] public decimal? Over { get; set; }
    public ArrearsSort? Sort { get; set; }
}

/// <summary>One house in arrears.</summary>
internal sealed record ArrearsRow
{
    public HouseId House { get; init; }
    public BuildingId Building { get; init; }
    public string Number { get; set; } = "";
    public string BuildingName { get; set; } = "";

    /// <summary>Due and open, of all items or of the one asked for.</summary>
    public long DueFen { get; set; }

    /// <summary>Everything open; what the list is sorted by, because an index answers it.</summary>
    public long OwedFen { get; init; }

    /// <summary>Open and not due yet: no arrears.</summary>
    public long LaterFen { get; set; }
    public DateOnly OldestDueOn { get; set; }
    public int? Stage { get; init; }
    public DateOnly? LastOn { get; init; }
    public string LastWords { get; init; } = "";
    public DateOnly? LastPaidOn { get; init; }
    public DateOnly? NextOn { get; init; }
    public string NextWhat { get; init; } = "";
    public DateOnly? PromiseOn { get; init; }
    public long PromiseFen { get; init; }
    public long PromisePaidFen { get; init; }
    public int Disputes { get; init; }
    public bool IsHeld { get; init; }
    public DateOnly? PlanOn { get; init; }
    public DateOnly? InterruptedOn { get; init; }

    public Money Due => new(DueFen);
    public Money Later => new(LaterFen);

    public bool IsBroken(DateOnly today) => PromiseOn < today && PromisePaidFen < PromiseFen;

    public DateOnly? LimitedUntil(int years) => DunningCase.LimitedUntil(OldestDueOn, LastPaidOn, InterruptedOn, years);
}

/// <summary>
/// Finds houses in arrears by the sums of their accounts alone, so that a list of thousands reads no bill. Live: a
/// payment of today is in the account already.
/// </summary>
internal static class ArrearsRows
{
    /// <param name="today">Due is what was due before today.</param>
    /// <param name="buildings">Only houses of these; all when null.</param>
    public static IQueryable<ArrearsRow> Of(AppDb db, ArrearsFilter filter, DateOnly today, IReadOnlyCollection<BuildingId>? buildings, DunningRules rules)
    {
        var accounts = db.Set<Account>().AsNoTracking().Where(a => a.OwedFen > 0 && a.OldestDueOn < today);
        if (buildings is not null)
            accounts = accounts.Where(a => buildings.Contains(a.BuildingId));
        accounts = Aged(accounts, filter.Age, today);
        var rows = from a in accounts
                   join c in db.Set<DunningCase>() on a.HouseId equals c.HouseId into cases
                   from c in cases.DefaultIfEmpty()
                   select new ArrearsRow
                   {
                       House = a.HouseId,
                       Building = a.BuildingId,
                       OwedFen = a.OwedFen,
                       DueFen = a.LaterTo >= today ? a.OwedFen - a.LaterFen : a.OwedFen,
                       LaterFen = a.LaterTo >= today ? a.LaterFen : 0,
                       OldestDueOn = a.OldestDueOn!.Value,
                       LastPaidOn = a.LastPaidOn,
                       Stage = c!.StageOn >= a.OldestDueOn ? c.Stage : null,
                       LastOn = c.LastOn,
                       LastWords = c.LastWords ?? "",
                       NextOn = c.NextOn,
                       NextWhat = c.NextWhat ?? "",
                       PromiseOn = c.PromiseOn,
                       PromiseFen = (long?)c.PromiseFen ?? 0,
                       PromisePaidFen = (long?)c.PromisePaidFen ?? 0,
                       Disputes = (int?)c.Disputes ?? 0,
                       IsHeld = (bool?)c.IsHeld ?? false,
                       PlanOn = c.PlanOn,
                       InterruptedOn = c.InterruptedOn,
                   };
        if (filter.Over is { } over && (long)(over * 100) is var least)
            rows = rows.Where(r => r.DueFen >= least);
        if (filter.Stage is { } stage)
            rows = stage < 0 ? rows.Where(r => r.Stage == null) : rows.Where(r => r.Stage == stage);
        return Tabbed(rows, filter.Tab ?? ArrearsTab.All, today, rules);
    }

    private static IQueryable<Account> Aged(IQueryable<Account> accounts, ArrearsAge? age, DateOnly today)
    {
        if (age is not { } band)
            return accounts;
        var (from, to) = Bounds(band, today);
        return accounts.Where(a => a.OldestDueOn >= from && a.OldestDueOn < to);
    }

    /// <summary>Due days of a band: the first of them included, the last not.</summary>
    public static (DateOnly From, DateOnly To) Bounds(ArrearsAge age, DateOnly today) => age switch
    {
        ArrearsAge.Month => (today.AddMonths(-1), today),
        ArrearsAge.Quarter => (today.AddMonths(-3), today.AddMonths(-1)),
        ArrearsAge.Half => (today.AddMonths(-6), today.AddMonths(-3)),
        ArrearsAge.Year => (today.AddYears(-1), today.AddMonths(-6)),
        ArrearsAge.Old => (today.AddYears(-3), today.AddYears(-1)),
        _ => (DateOnly.MinValue, today.AddYears(-3)),
    };

    private static IQueryable<ArrearsRow> Tabbed(IQueryable<ArrearsRow> rows, ArrearsTab tab, DateOnly today, DunningRules rules)
    {
        var (old, limit) = (today.AddDays(-rules.ContactDays), today.AddMonths(rules.LimitWarnMonths).AddYears(-rules.LimitYears));
        return tab switch
        {
            ArrearsTab.Today => rows.Where(r => !r.IsHeld && (r.PlanOn == null || r.PlanOn < today) && (r.LastOn == null || r.LastOn < today)
                && (r.LastOn == null && r.NextOn == null || r.NextOn <= today || r.LastOn <= old || r.PlanOn < today || r.PromiseOn < today && r.PromisePaidFen < r.PromiseFen && r.LastOn <= r.PromiseOn)),
            ArrearsTab.Broken => rows.Where(r => r.PromiseOn < today && r.PromisePaidFen < r.PromiseFen),
            ArrearsTab.Promised => rows.Where(r => r.PromiseOn >= today && r.PromisePaidFen < r.PromiseFen),
            ArrearsTab.Disputed => rows.Where(r => r.Disputes > 0),
            ArrearsTab.Plan => rows.Where(r => r.PlanOn != null),
            ArrearsTab.Limit => rows.Where(r => r.OldestDueOn <= limit && (r.LastPaidOn == null || r.LastPaidOn <= limit) && (r.InterruptedOn == null || r.InterruptedOn <= limit)),
            _ => rows,
        };
    }

    /// <summary>Broken promises come back on top of the day's list; every order is total.</summary>
    public static IQueryable<ArrearsRow> Sorted(IQueryable<ArrearsRow> rows, ArrearsFilter filter, DateOnly today) => (filter.Sort ?? (filter.Tab == ArrearsTab.Today ? ArrearsSort.Next : ArrearsSort.Amount)) switch
    {
        ArrearsSort.Age => rows.OrderBy(r => r.OldestDueOn).ThenByDescending(r => r.DueFen).ThenBy(r => r.House),
        ArrearsSort.Contact => rows.OrderBy(r => r.LastOn ?? DateOnly.MinValue).ThenByDescending(r => r.DueFen).ThenBy(r => r.House),
        ArrearsSort.Next => rows.OrderByDescending(r => r.PromiseOn < today && r.PromisePaidFen < r.PromiseFen ? 1 : 0).ThenBy(r => r.NextOn == null ? 1 : 0).ThenBy(r => r.NextOn).ThenByDescending(r => r.DueFen).ThenBy(r => r.House),
        _ => rows.OrderByDescending(r => r.OwedFen).ThenBy(r => r.House),
    };
}

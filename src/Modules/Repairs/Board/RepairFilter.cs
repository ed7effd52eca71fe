using System.ComponentModel.DataAnnotations;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Anju.Repairs.Contracts;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Board;

/// <summary>Tabs of the list: 未完 / 逾期 / 等候 / 待验收待回访 / 已结束 / 全部; 待办 is what still needs its worker.</summary>
internal enum RepairTab { Open, Late, Waiting, ToConfirm, Ended, All, ToDo }

/// <summary>What a list of repairs is narrowed to; all of it stands in the address of the page.</summary>
internal abstract record RepairFilter
{
    public RepairTab? Tab { get; set; }
    public RepairState? State { get; set; }
    public RepairClass? Class { get; set; }
    public StaffId? Worker { get; set; }
    public BuildingId? Building { get; set; }
    public HouseId? House { get; set; }

    /// <summary>Orders in my hands; for somebody with a 责任区 also those of its buildings.</summary>
    public bool? Mine { get; set; }

    [StringLength(60, ErrorMessage = "查找最多 60 字")]
    public string? Text { get; set; }

    /// <summary>The rows that an index counted; then the days are those of the index.</summary>
    public RepairFigure? Figure { get; set; }

    /// <summary>Days of registration, both included.</summary>
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }

    internal IQueryable<Repair> Narrow(IQueryable<Repair> repairs, CurrentUser user, Calendar calendar)
    {
        if (State is { } state)
            repairs = repairs.Where(r => r.State == state);
        if (Class is { } kind)
            repairs = repairs.Where(r => r.Class == kind);
        if (Worker is { } worker)
            repairs = repairs.Where(r => r.WorkerId == worker);
        if (Building is { } building)
            repairs = repairs.Where(r => r.BuildingId == building);
        if (House is { } house)
            repairs = repairs.Where(r => r.HouseId == house);
        if (Figure is { } figure)
            return Words(OfMine(repairs.Of(figure, calendar.StartOf(From ?? calendar.Today.AddDays(-29)), calendar.EndOf(To ?? calendar.Today), calendar.Now), user));
        if (From is { } from)
        {
            var start = calendar.StartOf(from);
            repairs = repairs.Where(r => r.RegisteredAt >= start);
        }

        if (To is { } to)
        {
            var end = calendar.EndOf(to);
            repairs = repairs.Where(r => r.RegisteredAt <= end);
        }

        return Words(OfMine(repairs, user));
    }

    private IQueryable<Repair> OfMine(IQueryable<Repair> repairs, CurrentUser user)
    {
        if (Mine != true)
            return repairs;
        var me = user.Id;
        if (user.Actor.Zone is not { Count: > 0 } zone)
            return repairs.Where(r => r.WorkerId == me);
        var buildings = zone.Select(b => (BuildingId?)new BuildingId(b)).ToList();
        return repairs.Where(r => r.WorkerId == me || buildings.Contains(r.BuildingId));
    }

    private IQueryable<Repair> Words(IQueryable<Repair> repairs)
    {
        var text = Text?.Trim() ?? "";
        return text.Length == 0 ? repairs
            : repairs.Where(r => r.Number.Contains(text) || r.HouseNumber.Contains(text) || r.Place.Contains(text) || r.Item.Contains(text) || r.Description.Contains(text) || r.WorkerName.Contains(text));
    }

    internal static IQueryable<Repair> OfTab(IQueryable<Repair> repairs, RepairTab tab, DateTime now)
    {
        var over = Repair.Over;
        return tab switch
        {
            RepairTab.Open => repairs.Where(r => r.DueAt < over),
            RepairTab.Late => repairs.Where(r => r.DueAt < now),
            RepairTab.Waiting => repairs.Where(r => r.Lane == Lane.Suspended),
            RepairTab.ToConfirm => repairs.Where(r => r.Lane == Lane.ToConfirm),
            RepairTab.Ended => repairs.Where(r => r.Lane == Lane.Ended),
            RepairTab.ToDo => repairs.Where(r => r.DueAt < over && (r.Lane != Lane.ToConfirm || r.State == RepairState.Done)),
            _ => repairs,
        };
    }
}

using System.ComponentModel.DataAnnotations;
using Anju.Complaints.Contracts;
using Anju.Complaints.Domain;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;

namespace Anju.Complaints.Board;

/// <summary>Tabs of the list: 未结 / 逾期 / 待告知 / 待回访待关闭 / 已结束 / 全部.</summary>
internal enum ComplaintTab { Open, Late, ToTell, ToFollowUp, Ended, All }

/// <summary>What a list of complaints is narrowed to; all of it stands in the address of the page.</summary>
internal abstract record ComplaintFilter
{
    public ComplaintTab? Tab { get; set; }
    public ComplaintState? State { get; set; }
    public ComplaintClass? Class { get; set; }

    [StringLength(60, ErrorMessage = "部门最多 60 字")]
    public string? Department { get; set; }
    public StaffId? Handler { get; set; }
    public BuildingId? Building { get; set; }
    public HouseId? House { get; set; }

    /// <summary>Complaints that I handle; for somebody with a 责任区 also those of its buildings.</summary>
    public bool? Mine { get; set; }

    [StringLength(60, ErrorMessage = "查找最多 60 字")]
    public string? Text { get; set; }

    /// <summary>The rows that an index counted; then the days are those of the index.</summary>
    public ComplaintFigure? Figure { get; set; }

    /// <summary>Days of receipt, both included.</summary>
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }

    internal IQueryable<Complaint> Narrow(IQueryable<Complaint> complaints, CurrentUser user, Calendar calendar)
    {
        var now = calendar.Now;
        if (State is { } state)
            complaints = complaints.Where(c => c.State == state);
        if (Class is { } kind)
            complaints = kind == ComplaintClass.Major ? complaints.Where(c => c.Class == kind || c.MajorFrom <= now) : complaints.Where(c => c.Class == kind && c.MajorFrom > now);
        if (Department is { Length: > 0 } department)
            complaints = complaints.Where(c => c.Department == department);
        if (Handler is { } handler)
            complaints = complaints.Where(c => c.HandlerId == handler);
        if (Building is { } building)
            complaints = complaints.Where(c => c.BuildingId == building);
        if (House is { } house)
            complaints = complaints.Where(c => c.HouseId == house);
        complaints = Words(OfMine(complaints, user));
        return Figure is { } figure ? complaints.Of(figure, calendar.StartOf(From ?? calendar.Today.AddDays(-29)), calendar.EndOf(To ?? calendar.Today), now) : OfDays(complaints, calendar);
    }

    private IQueryable<Complaint> OfDays(IQueryable<Complaint> complaints, Calendar calendar)
    {
        if (From is { } from)
        {
            var start = calendar.StartOf(from);
            complaints = complaints.Where(c => c.ReceivedAt >= start);
        }

        if (To is { } to)
        {
            var end = calendar.EndOf(to);
            complaints = complaints.Where(c => c.ReceivedAt <= end);
        }

        return complaints;
    }

    private IQueryable<Complaint> OfMine(IQueryable<Complaint> complaints, CurrentUser user)
    {
        if (Mine != true)
            return complaints;
        var me = user.Id;
        if (user.Actor.Zone is not { Count: > 0 } zone)
            return complaints.Where(c => c.HandlerId == me);
        var buildings = zone.Select(b => (BuildingId?)new BuildingId(b)).ToList();
        return complaints.Where(c => c.HandlerId == me || buildings.Contains(c.BuildingId));
    }

    private IQueryable<Complaint> Words(IQueryable<Complaint> complaints)
    {
        var text = Text?.Trim() ?? "";
        return text.Length == 0 ? complaints
            : complaints.Where(c => c.Number.Contains(text) || c.HouseNumber.Contains(text) || c.Place.Contains(text) || c.Content.Contains(text) || c.BlamedName.Contains(text) || c.HandlerName.Contains(text));
    }

    internal static IQueryable<Complaint> OfTab(IQueryable<Complaint> complaints, ComplaintTab tab, DateTime now)
    {
        var over = Complaint.Over;
        return tab switch
        {
            ComplaintTab.Open => complaints.Where(c => c.DueAt < over),
            ComplaintTab.Late => complaints.Where(c => c.DueAt < now),
            ComplaintTab.ToTell => complaints.Where(c => c.Lane == Lane.ToTell),
            ComplaintTab.ToFollowUp => complaints.Where(c => c.Lane == Lane.ToFollowUp),
            ComplaintTab.Ended => complaints.Where(c => c.Lane == Lane.Ended),
            _ => complaints,
        };
    }
}

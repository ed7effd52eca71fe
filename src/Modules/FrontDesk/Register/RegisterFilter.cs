using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Identity;
using Calendar = Anju.Kernel.Calendars.Calendar;

namespace Anju.FrontDesk.Register;

/// <summary>What part of the register is wanted; the same for page, print, export and API, and readable in the address.</summary>
internal record RegisterFilter
{
    /// <summary>First and last day, local. Without both, and without open, late or mine: today.</summary>
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public ContactKind? Kind { get; set; }
    public bool? Open { get; set; }
    public bool? Late { get; set; }

    /// <summary>Passed on to me and still open: for the director, the queue of owners who asked for her (D-8a).</summary>
    public bool? Mine { get; set; }

    /// <summary>Number, house number, name, words of the matter, or the last four digits of the phone.</summary>
    [StringLength(60, ErrorMessage = "查找的文字最多 60 字")]
    public string? Q { get; set; }

    private bool IsWork => Open == true || Late == true || Mine == true;

    public IQueryable<Contact> On(IQueryable<Contact> contacts, Calendar calendar, StaffId? me)
    {
        var now = calendar.Now;
        if (From is null && To is null && !IsWork && string.IsNullOrEmpty(Q))
            (From, To) = (calendar.Today, calendar.Today);
        if (From is { } from && calendar.StartOf(from) is var start)
            contacts = contacts.Where(c => c.At >= start);
        if (To is { } to && calendar.EndOf(to) is var end)
            contacts = contacts.Where(c => c.At <= end);
        if (Kind is { } kind)
            contacts = contacts.Where(c => c.Kind == kind);
        if (IsWork)
            contacts = contacts.Where(c => c.ClosedAt == null);
        if (Late == true)
            contacts = contacts.Where(c => c.PromisedAt < now);
        if (Mine == true)
            contacts = contacts.Where(c => c.PassedToId == me);
        return string.IsNullOrEmpty(Q) ? contacts : Words(contacts, Q);
    }

    private static IQueryable<Contact> Words(IQueryable<Contact> contacts, string q) =>
        q.Length == 4 && q.All(char.IsAsciiDigit)
            ? contacts.Where(c => c.PhoneTail == q || c.HouseNumber.EndsWith(q) || c.Number.EndsWith(q))
            : contacts.Where(c => c.Number.Contains(q) || c.HouseNumber.Contains(q) || c.Caller.Contains(q) || c.Content.Contains(q));

    /// <summary>As a query string, for links that keep the filter.</summary>
    public string Address(int? page = null)
    {
        var parts = new List<string>();
        void Part(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        Part("from", From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Part("to", To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Part("kind", Kind?.ToString());
        Part("open", Open == true ? "true" : null);
        Part("late", Late == true ? "true" : null);
        Part("mine", Mine == true ? "true" : null);
        Part("q", Q);
        Part("page", page > 1 ? page.Value.ToString(CultureInfo.InvariantCulture) : null);
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }
}

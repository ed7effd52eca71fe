using System.Linq.Expressions;
using Anju.Complaints.Contracts;
using Anju.Complaints.Domain;
using Anju.Kernel.Calendars;

namespace Anju.Complaints.Board;

/// <summary>A complaint in one line of a list or one card of the board.</summary>
/// <param name="DueAt">Next unmet limit; null when none runs.</param>
internal sealed record ComplaintRow(ComplaintId Id, string Number, string Where, string Content, ComplaintClass Kind, DateTime MajorFrom, ComplaintClass? AgedFrom, Validity Validity, string Department, string BlamedName,
    ComplaintState State, Lane Lane, DateTime? DueAt, DueKind DueKind, string HandlerName, DateTime ReceivedAt, Verdict? SolveVerdict, int Urges, int Joined, int Round)
{
    /// <summary>One projection for every list, so that all of them read the same few columns.</summary>
    public static readonly Expression<Func<Complaint, ComplaintRow>> From = c => new ComplaintRow(c.Id, c.Number, c.HouseNumber != "" ? c.HouseNumber : c.Place, c.Content, c.Class, c.MajorFrom, c.AgedFrom, c.Validity,
        c.Department, c.BlamedName, c.State, c.Lane, c.DueAt < Complaint.HeldEnd ? c.DueAt : null, c.DueKind, c.HandlerName, c.ReceivedAt, c.SolveVerdict, c.Urges, c.Joined, c.Round);

    public string Href => Complaint.HrefOf(Id);
    public string Summary => Complaint.Summary(Content);

    /// <summary>The class that counts at a moment; the month works by itself.</summary>
    public ComplaintClass ClassAt(DateTime now) => MajorFrom <= now ? ComplaintClass.Major : Kind;
}

/// <summary>How much time is left, in the words and colours of the board.</summary>
internal static class DueWords
{
    private static readonly TimeSpan Soon = TimeSpan.FromHours(4), Near = TimeSpan.FromHours(8);

    public static string? Of(ComplaintRow row, Calendar calendar) =>
        row.DueAt is not { } due ? null : $"{Words.Of(row.DueKind)} {(due - calendar.Now > Near ? calendar.ShortTime(due) : calendar.TimeLeft(due))}";

    public static string Colour(ComplaintRow row, Calendar calendar) => row.DueAt switch
    {
        { } due when due < calendar.Now => "bad",
        { } due when due - calendar.Now < Soon => "warn",
        _ => Words.Colour(row.State),
    };
}

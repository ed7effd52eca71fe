using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Duties.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Contracts;

namespace Anju.Duties.Calendars;

/// <summary>A secret address for my calendar program; an earlier one of mine ends.</summary>
[Act("订阅中心日历")]
internal static class MakeFeed
{
    [Permission(Permission.AnyStaff)]
    public sealed record Command
    {
        /// <summary>Ends the address without a new one.</summary>
        public bool OnlyEnd { get; set; }
    }

    public sealed class Handler(AppDb db, CurrentUser user, Calendar calendar) : IHandler<Command, string>
    {
        private const int SecretBytes = 24;

        /// <summary>Answers path and query; the token is shown once and kept only as its hash.</summary>
        public async Task<Result<string>> Handle(Command command, CancellationToken ct)
        {
            if (user.Id is not { } me)
                return Problem.Forbidden();
            foreach (var feed in await db.Set<CalendarFeed>().Where(f => f.StaffId == me && f.EndedAt == null).OrderBy(f => f.Id).Take(10).ToListAsync(ct))
                feed.EndedAt = calendar.Now;
            if (command.OnlyEnd)
                return "";
            var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
            var made = new CalendarFeed { StaffId = me, Hash = HashOf(secret), MadeAt = calendar.Now };
            db.Add(made);
            return $"/calendar.ics?center={user.Center.Value:N}&id={made.Id.Value:N}&token={secret}";
        }
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, string>("/calendar/feed");
}

/// <summary>The center's calendar for calendar programs (RFC 5545). Whoever holds the address reads titles, days and posts, and no personal data.</summary>
internal static class ServeFeed
{
    private const int MonthsAhead = 6;

    public static void Map(IEndpointRouteBuilder root) => root.MapGet("/calendar.ics", Serve).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> Serve(Guid? center, Guid? id, string? token, HttpContext http, CancellationToken ct)
    {
        if (center is not { } where || id is not { } which || token is not { Length: 48 })
            return Results.NotFound();
        var services = http.RequestServices;
        services.GetRequiredService<CurrentUser>().Become(Actor.System(new(where)));
        var db = services.GetRequiredService<AppDb>();
        var feedId = new FeedId(which);
        var feed = await db.Set<CalendarFeed>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == feedId && f.EndedAt == null, ct);
        if (feed is null || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(feed.Hash), Encoding.ASCII.GetBytes(MakeFeed.HashOf(token)))
            || !await IsHere(services, feed.StaffId, ct))
            return Results.NotFound();
        var view = await services.GetRequiredService<CenterCalendar.CalendarBook>().Of(null, services.GetRequiredService<Calendar>().Today.AddMonths(MonthsAhead), null, ct);
        http.Response.Headers.CacheControl = "private, max-age=900";
        return Results.Text(Ics.Of(view.Value!.Rows, services.GetRequiredService<Calendar>()), "text/calendar; charset=utf-8");
    }

    /// <summary>Whoever left the center reads no more.</summary>
    private static async Task<bool> IsHere(IServiceProvider services, StaffId staff, CancellationToken ct)
    {
        var today = services.GetRequiredService<Calendar>().Today;
        return (await services.GetRequiredService<IRoster>().Terms(today, today, ct)).Any(t => t.Staff == staff);
    }
}

/// <summary>Writes events of whole days, lines folded at 75 bytes.</summary>
internal static class Ics
{
    private const int LongestLine = 75;

    public static string Of(IEnumerable<CenterCalendar.Row> rows, Calendar calendar)
    {
        var text = new StringBuilder();
        void Line(string line) => Fold(text, line);
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Anju//Center calendar//ZH");
        Line("X-WR-CALNAME:服务中心日历");
        Line("X-WR-TIMEZONE:Asia/Shanghai");
        var stamp = calendar.Now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        foreach (var row in rows.DistinctBy(r => (r.Key, r.Due)))
        {
            Line("BEGIN:VEVENT");
            Line($"UID:{row.Key:N}-{row.Due:yyyyMMdd}@anju");
            Line($"DTSTAMP:{stamp}");
            Line($"DTSTART;VALUE=DATE:{row.Due:yyyyMMdd}");
            Line($"DTEND;VALUE=DATE:{row.Due.AddDays(1):yyyyMMdd}");
            Line($"SUMMARY:{Escaped($"{row.Title}（{row.Post}）{Words.Of(row.State)}")}");
            Line($"DESCRIPTION:{Escaped($"{row.Clause} · {row.Cadence} · {Words.Of(row.Source)}")}");
            Line("END:VEVENT");
        }

        Line("END:VCALENDAR");
        return text.ToString();
    }

    private static string Escaped(string text) => text.Replace("\\", @"\\", StringComparison.Ordinal).Replace(";", @"\;", StringComparison.Ordinal).Replace(",", @"\,", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);

    /// <summary>Continues a long line with a space, never inside a character.</summary>
    private static void Fold(StringBuilder text, string line)
    {
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                bytes = 1;
            }

            text.Append(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}

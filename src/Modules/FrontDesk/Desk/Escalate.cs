using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.FrontDesk.Domain;
using Anju.FrontDesk.Log;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;

namespace Anju.FrontDesk.Desk;

/// <summary>The director is told once of every broken promise (R-4.2.3b, A-5c) and of every message not read on its day .</summary>
[Act("逾期上报")]
internal static class Escalate
{
    private const int AtOnce = 50;

    /// <summary>Run by the clock as the system; director only by hand.</summary>
    [Permission(FrontDeskPermissions.Direct)]
    public sealed record Command;

    public sealed class Handler(AppDb db, INotices notices, ITimeline timeline, Calendar calendar) : IHandler<Command, int>
    {
        public async Task<Result<int>> Handle(Command command, CancellationToken ct)
        {
            var (now, today) = (calendar.Now, calendar.StartOf(calendar.Today));
            var broken = await db.Set<Contact>().Where(c => c.ClosedAt == null && c.PromisedAt < now && c.EscalatedAt == null)
                .OrderBy(c => c.PromisedAt).ThenBy(c => c.Id).Take(AtOnce).ToListAsync(ct);
            foreach (var contact in broken)
            {
                contact.Escalate(now);
                timeline.Add(contact.Subject, $"超过约定时间 {calendar.ShortTime(contact.PromisedAt!.Value)}，已报主任", "bad", contact.HouseId?.Value, contact.Number, contact.Href);
                await notices.TellHolders(FrontDeskPermissions.Direct, $"超约：{contact.Number} {contact.HouseNumber} {AfterLogging.Short(contact.Content)}", contact.Href, urgent: true, ct);
            }

            var unread = await db.Set<Message>().Where(m => m.ReadAt == null && m.EscalatedAt == null && m.At < today)
                .OrderBy(m => m.At).ThenBy(m => m.Id).Take(AtOnce).ToListAsync(ct);
            foreach (var message in unread)
            {
                message.Escalate(now);
                await notices.TellHolders(FrontDeskPermissions.Direct, $"给{message.ToName}的留言当日未读：{AfterLogging.Short(message.Text)}", "/desk/messages", urgent: true, ct);
            }

            return broken.Count + unread.Count;
        }
    }
}

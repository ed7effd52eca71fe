using System.Text.Json;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;
using Anju.People.Domain;

namespace Anju.People.Notices;

/// <summary>Puts lines behind the bell in the running transaction; open pages hear it after the commit.</summary>
internal sealed class NoticeBoard(AppDb db, Events events, IStaff staff, Calendar calendar) : INotices
{
    public const string Topic = "notices";
    private const int LongestText = 300;

    public void Tell(IEnumerable<StaffId> to, string text, string href, bool urgent = false)
    {
        var readers = to.Distinct().ToList();
        if (readers.Count == 0)
            return;
        var now = calendar.Now;
        foreach (var reader in readers)
            db.Add(new Notice(reader, text.Length > LongestText ? text[..(LongestText - 1)] + "…" : text, href, urgent, now));
        events.Tell(Topic, JsonSerializer.Serialize(new { to = readers.Select(r => r.Value), urgent }));
    }

    public async Task TellHolders(string permission, string text, string href, bool urgent, CancellationToken ct) =>
        Tell((await staff.WhoMay(permission, ct)).Select(s => s.Id), text, href, urgent);
}

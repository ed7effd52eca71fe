using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.FrontDesk.Desk;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Repairs.Contracts;

namespace Anju.FrontDesk.Case;

/// <summary>What a repair comes to is what the person was promised: its end closes the contacts that made it or asked after it.</summary>
internal sealed class RepairEnds(AppDb db, ITimeline timeline, IEvidence evidence, CurrentUser user) : IOn<RepairFinished>, IOn<RepairCancelled>, IOn<RepairReopened>
{
    private const int AtMost = 200;

    public async Task Handle(RepairFinished happened, CancellationToken ct)
    {
        foreach (var contact in await Of(happened.Id, ct))
            if (contact.IsOpen)
            {
                contact.CloseWith($"{happened.Number} 已完工：{Fit(happened.Result)}", user.Name, happened.At);
                evidence.Note(DeskEvidence.Answered, contact, happened.At);
                timeline.Add(contact, $"报修 {happened.Number} 已完工", contact.KeptPromise == false ? "warn" : "ok");
            }
    }

    public async Task Handle(RepairCancelled happened, CancellationToken ct)
    {
        foreach (var contact in await Of(happened.Id, ct))
            if (contact.IsOpen)
            {
                contact.CloseWith($"{happened.Number} 已取消：{Fit(happened.Reason)}", user.Name, happened.At);
                evidence.Note(DeskEvidence.Answered, contact, happened.At);
                timeline.Add(contact, $"报修 {happened.Number} 已取消", "mute");
            }
    }

    public async Task Handle(RepairReopened happened, CancellationToken ct)
    {
        foreach (var contact in await Of(happened.Id, ct))
            if (happened.Origin == contact.Subject && !contact.IsOpen)
            {
                contact.GoesOn();
                timeline.Add(contact, $"报修 {happened.Number} 重新打开：{Fit(happened.Reason)}", "warn");
            }
    }

    private async Task<List<Contact>> Of(RepairId repair, CancellationToken ct) =>
        await db.Set<Contact>().Where(c => c.RepairId == repair).OrderBy(c => c.Id).Take(AtMost).ToListAsync(ct);

    private static string Fit(string text) => text.Length <= 400 ? text : string.Concat(text.EnumerateRunes().Take(200)) + "…";
}

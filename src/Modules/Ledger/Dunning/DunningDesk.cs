using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Ledger.Books;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Dunning;

/// <summary>One house as dunning sees it: what is owed, how far dunning has come.</summary>
internal sealed record DunningFile(HouseCard House, HouseBook? Book, Debt Debt, DunningCase Case, bool IsNew, (int Stage, DateOnly On)? Reached, DateOnly? LimitedUntil)
{
    public int FromLine => Book?.Account.Lines ?? 0;
}

/// <summary>What is written down of one act.</summary>
internal sealed record DunningEntry(int Stage, DateOnly On, DunningWay Way, ReachedWho Who)
{
    public string ReachedName { get; init; } = "";
    public UnpaidWhy Why { get; init; }
    public string Words { get; init; } = "";
    public string With { get; init; } = "";
    public DateOnly? PromiseOn { get; init; }
    public Money Promise { get; init; }
    public DateOnly? NextOn { get; init; }
    public string NextWhat { get; init; } = "";
    public string SkipWhy { get; init; } = "";

    /// <summary>Only these charges; all that are due when empty.</summary>
    public IReadOnlyList<long> Charges { get; init; } = [];
    public DunningLetter? Letter { get; init; }
}

/// <summary>What all acts of dunning share: opening the files of houses, the rules, writing an act down.</summary>
internal sealed class DunningDesk(AppDb db, BookShelf shelf, IHouses houses, CurrentUser user, Calendar calendar, IEvidence evidence, ITimeline timeline, Events events)
{
    private const int LongestNote = 500;
    private Ladder? ladder;
    private DunningRules? rules;

    public async Task<Ladder> Ladder(CancellationToken ct)
    {
        if (ladder is not null)
            return ladder;
        var kept = await db.Set<LadderStage>().AsNoTracking().OrderBy(s => s.Stage).Take(LadderStage.Last + 1).ToListAsync(ct);
        return ladder = new([.. Domain.Ladder.Default.Select(d => kept.FirstOrDefault(k => k.Stage == d.Stage) ?? d)]);
    }

    public async Task<DunningRules> Rules(CancellationToken ct) => rules ??= await db.Set<DunningRules>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == DunningRules.Only, ct) ?? new();

    /// <summary>Whether the house is in the 责任区 of whoever asks; whoever has none sees the whole center.</summary>
    public Problem? Outside(HouseCard house) => user.Actor.Zone is { } zone && !zone.Contains(house.Building.Value) ? Problem.Forbidden("这套房屋不在您的责任区") : null;

    public async Task<DunningFile?> Open(HouseId house, CancellationToken ct) => (await Open([house], ct)) is [var only] ? only : null;

    /// <summary>Files of houses as they are today, in the order given; a fixed number of statements. What the act changes of a case is saved with it.</summary>
    public async Task<IReadOnlyList<DunningFile>> Open(IReadOnlyCollection<HouseId> ids, CancellationToken ct)
    {
        var today = calendar.Today;
        var cards = await houses.Find(ids, ct);
        var books = (await shelf.At(ids, today, ct)).ToDictionary(b => b.Account.HouseId);
        var cases = await db.Set<DunningCase>().Where(c => ids.Contains(c.HouseId)).OrderBy(c => c.HouseId).Take(BookShelf.Most).ToDictionaryAsync(c => c.HouseId, ct);
        var disputed = await Disputed(ids, ct);
        var taken = (await db.Set<DunningAct>().AsNoTracking().Where(a => ids.Contains(a.HouseId)).GroupBy(a => new { a.HouseId, a.Stage }).Select(g => new { g.Key.HouseId, g.Key.Stage, On = g.Max(a => a.On) })
            .OrderBy(g => g.HouseId).ThenBy(g => g.Stage).Take(BookShelf.Most * 7).ToListAsync(ct)).ToLookup(g => g.HouseId, g => (g.Stage, g.On));
        var years = (await Rules(ct)).LimitYears;
        var files = new List<DunningFile>(ids.Count);
        foreach (var id in ids)
        {
            if (!cards.TryGetValue(id, out var card))
                continue;
            var book = books.GetValueOrDefault(id);
            var debt = book is null ? Debt.None with { Today = today } : Debt.Of(book.Charges, today, disputed);
            var isNew = !cases.TryGetValue(id, out var kept);
            var due = debt.Due.Concat(debt.Disputed).Select(c => (DateOnly?)c.DueOn).Min();
            files.Add(new(card, book, debt, kept ?? new DunningCase { HouseId = id }, isNew, DunningCase.Reach(taken[id], debt.OldestDueOn), DunningCase.LimitedUntil(due, book?.Account.LastPaidOn, kept?.InterruptedOn, years)));
        }

        return files;
    }

    /// <summary>Charges of these houses that are in dispute.</summary>
    public async Task<HashSet<long>> Disputed(IReadOnlyCollection<HouseId> ids, CancellationToken ct) =>
        [.. await db.Set<Dispute>().AsNoTracking().Where(d => ids.Contains(d.HouseId) && d.State == DisputeState.Open && !d.IsWhole)
            .Join(db.Set<DisputedCharge>(), d => d.Id, c => c.DisputeId, (d, c) => c.ChargeId).OrderBy(c => c).Take(100_000).ToListAsync(ct)];

    /// <summary>Whether a stage may be taken with this house now, by whoever takes it; the first thing that stands against it in one sentence.</summary>
    public async Task<Problem?> Refuse(DunningFile file, int stage, DateOnly on, string skipWhy, CancellationToken ct)
    {
        if (Outside(file.House) is { } outside)
            return outside;
        if (file.Case.Refuse(file.Debt, stage) is { } nothing)
            return nothing;
        if (file.Debt.OldestDueOn is { } due && (await Ladder(ct)).Refuse(stage, file.Reached?.Stage, due, on, skipWhy) is { } refused)
            return refused;
        return null;
    }

    /// <summary>From some stage on only the director may; a letter that he has signed anybody may hand over.</summary>
    public async Task<Problem?> NotDirector(int stage, CancellationToken ct) =>
        (await Ladder(ct)).Find(stage) is { NeedsDirector: true } signed && !user.May(LedgerPermissions.Letters) ? Problem.Forbidden($"第 {stage} 级“{signed.Title}”由主任办理") : null;

    /// <summary>Writes one act down where it may be: the record, how far the house has come, its timeline, the evidence of the duty.</summary>
    public async Task<Result<DunningAct>> Record(DunningFile file, DunningEntry entry, CancellationToken ct)
    {
        if ((entry.Letter is null ? await NotDirector(entry.Stage, ct) : null) is { } notMine)
            return notMine;
        if (await Refuse(file, entry.Stage, entry.On, entry.SkipWhy, ct) is { } refused)
            return refused;
        if (Picked(file, entry.Charges) is (_, { } wrong))
            return wrong;
        var (demanded, _) = Picked(file, entry.Charges);
        var act = Of(file, entry, demanded);
        db.Add(act);
        if (file.IsNew)
            db.Add(file.Case);
        file.Case.Take(act, file.Reached, entry.Letter is { Delivery: Delivery.Handed or Delivery.Registered } && !(file.LimitedUntil < entry.On));
        if (act.PromiseOn is { } day)
            Note(file.House, NoteKind.Promise, act.On, $"{(act.ReachedName.Length > 0 ? act.ReachedName : DunningWords.Of(act.Reached))}承诺 {day:yyyy-MM-dd} 前付 {act.Promised} 元");
        Tell(file, act, (await Ladder(ct)).Find(act.Stage)!);
        return act;
    }

    private DunningAct Of(DunningFile file, DunningEntry entry, IReadOnlyList<OpenCharge> demanded) => new()
    {
        Id = Id.New<DunningActId>(),
        HouseId = file.House.Id,
        HouseNumber = file.House.Number,
        Stage = entry.Stage,
        On = entry.On,
        At = calendar.Now,
        ById = user.Id,
        By = user.Name,
        With = entry.With,
        Way = entry.Way,
        Reached = entry.Who,
        ReachedName = entry.ReachedName,
        Why = entry.Why,
        Words = entry.Words,
        PromiseFen = entry.PromiseOn is null ? 0 : entry.Promise.Fen,
        PromiseOn = entry.PromiseOn,
        FromLine = file.FromLine,
        NextOn = entry.NextOn,
        NextWhat = entry.NextWhat,
        SkipWhy = entry.SkipWhy,
        DueFen = demanded.Sum(c => c.PrincipalFen),
        LateFen = demanded.Sum(c => c.LateAt(calendar.Today)),
        OldestDueOn = file.Debt.OldestDueOn,
        LetterId = entry.Letter?.Id,
        LetterNumber = entry.Letter?.Number ?? "",
    };

    private void Tell(DunningFile file, DunningAct act, LadderStage stage)
    {
        var title = $"催缴（{stage.Title}）{DunningWords.Of(act.Way)}，{DunningWords.Of(act.Reached)}";
        timeline.Add(new Subject("dunning", act.Id.Value), title, "warn", file.House.Id.Value, act.LetterNumber.Length > 0 ? act.LetterNumber : null, $"/ledger/house/{file.House.Id.Value}#dunning");
        evidence.Note(new WorkDone(DunningEvidence.Dunned, new Subject("dunning", act.Id.Value), file.House.Number, $"{title} {act.Due} 元", $"/ledger/house/{file.House.Id.Value}#dunning", act.On == calendar.Today ? calendar.Now : calendar.ToUtc(act.On, new TimeOnly(12, 0))) { House = file.House.Id.Value });
        events.Tell("dunning", file.House.Id.Value.ToString());
    }

    /// <summary>The charges an act is about; paid and disputed ones are refused.</summary>
    private static (IReadOnlyList<OpenCharge> Charges, Problem? Refused) Picked(DunningFile file, IReadOnlyList<long> wanted)
    {
        if (wanted.Count == 0)
            return (file.Debt.Due, null);
        foreach (var id in wanted)
        {
            if (file.Book?.Charges.FirstOrDefault(c => c.Id == id) is not { } charge)
                return ([], Problem.NotFound("没有这笔费用"));
            if (charge.PrincipalFen <= 0)
                return ([], Problem.Conflict($"{charge.Item} {Words.Period(charge.Period)} 已缴清，不再催缴"));
            if (file.Debt.Disputed.Contains(charge))
                return ([], Problem.Conflict($"{charge.Item} {Words.Period(charge.Period)} 有争议，处理完之前不催缴"));
        }

        return ([.. file.Debt.Due.Where(c => wanted.Contains(c.Id))], null);
    }

    /// <summary>备查记录: a dated note on the account (F-3c).</summary>
    public AccountNote Note(HouseCard house, NoteKind kind, DateOnly on, string words)
    {
        var note = new AccountNote { Id = Id.New<NoteId>(), HouseId = house.Id, Kind = kind, On = on, At = calendar.Now, ById = user.Id, By = user.Name, Words = words.Length <= LongestNote ? words : words[..LongestNote] };
        db.Add(note);
        evidence.Note(new WorkDone(DunningEvidence.Noted, new Subject("account-note", note.Id.Value), house.Number, $"备查记录 {DunningWords.Of(kind)}", $"/ledger/house/{house.Id.Value}#notes", calendar.Now) { House = house.Id.Value });
        return note;
    }
}

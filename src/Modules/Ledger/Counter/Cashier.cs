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

namespace Anju.Ledger.Counter;

/// <summary>What every way of taking money shares: the open box, the account, the paper with its number, the trace of it.</summary>
internal sealed class Cashier(AppDb db, BookShelf shelf, IHouses houses, Numbers numbers, Calendar calendar, CurrentUser user, IEvidence evidence, ITimeline timeline, Events events)
{
    private LedgerRules? rules;

    public async Task<LedgerRules> Rules(CancellationToken ct) => rules ??= await db.Set<LedgerRules>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == LedgerRules.Only, ct) ?? new();

    /// <summary>The cashier's open box of today, or why money cannot be taken.</summary>
    public async Task<(Till? Till, Problem? Refused)> OpenTill(CancellationToken ct)
    {
        if (user.Id is not { } me)
            return (null, Problem.Forbidden("只有登录的收费员能收款"));
        var last = await db.Set<Till>().AsNoTracking().Where(t => t.CashierId == me).OrderByDescending(t => t.On).FirstOrDefaultAsync(ct);
        return last switch
        {
            { IsOpen: true } when last.On == calendar.Today => (last, null),
            { IsOpen: true } => (null, Problem.Conflict($"{last.On:yyyy-MM-dd} 的收款还没有日结，请先日结再收款")),
            not null when last.On == calendar.Today => (null, Problem.Conflict("您今天已日结，不能再收款；请由其他收费员收，或明天再收")),
            _ => (null, Problem.Conflict("还没有开班，请先清点备用金并开班")),
        };
    }

    /// <summary>The same slip is never posted twice.</summary>
    public async Task<Problem?> Twice(PaymentParts payment, CancellationToken ct)
    {
        foreach (var tender in payment.Tenders.Where(t => t.Reference.Length > 0))
            if (await db.Set<Tender>().AsNoTracking().Where(t => t.Reference == tender.Reference && t.Reference != "" && t.Way == tender.Way && !t.IsUndone && t.Fen > 0).OrderBy(t => t.Reference).ThenBy(t => t.PaymentId).FirstOrDefaultAsync(ct) is { } earlier)
            {
                var paper = await db.Set<Receipt>().AsNoTracking().Where(r => r.PaymentId == earlier.PaymentId).OrderBy(r => r.Number).FirstOrDefaultAsync(ct);
                return Problem.Conflict($"{Words.Of(tender.Way)} {tender.Reference} 已在 {earlier.On:yyyy-MM-dd} 入账（{paper?.Number} {paper?.HouseNumber} {earlier.Amount} 元），不能重复收款");
            }

        return null;
    }

    /// <summary>Posts one house's payment and makes its receipt. Nothing is saved by it; a refusal leaves nothing behind.</summary>
    public async Task<(Received? Received, Problem? Refused)> Receive(Till till, PaymentParts payment, HousePayment wanted, CancellationToken ct)
    {
        if (await houses.Find(wanted.House, ct) is not { } house)
            return (null, Problem.NotFound("没有这套房屋"));
        return await Receive(till, payment, wanted, house, (await shelf.Open(wanted.House, ct))!.Value, ct);
    }

    /// <summary>As above, with the house's book opened before, together with those of other houses.</summary>
    public async Task<(Received? Received, Problem? Refused)> Receive(Till till, PaymentParts payment, HousePayment wanted, HouseCard house, (Book Book, HouseBook Read) opened, CancellationToken ct)
    {
        var (book, read) = opened;
        var (id, from) = (Id.New<ReceiptId>(), book.NextLine);
        var (shares, rest, problem) = await Shares(book, read, wanted, ct);
        if (problem is not null)
            return (null, problem);
        if (wanted.Balance > book.Account.Advance)
            return (null, Problem.Invalid("Tenders", $"账户余额只有 {book.Account.Advance} 元"));
        book.Advance(-wanted.Balance.Fen, id.Value);
        foreach (var share in shares)
            book.Pay(share.Charge, share.PrincipalFen, share.LateFen, id.Value);
        book.Advance(rest.Fen, id.Value);
        book.Close();
        db.AddRange(book.Added);
        var paper = await Paper(PaperOf.Receipt, till, payment.Id, house, wanted.Payer, wanted.Money, wanted.Remark, (from, book.Account.Lines), id, ct);
        await events.Publish(new HousePaid(house.Id, paper.Number, wanted.Money - wanted.Balance, book.Account.Owed, calendar.Today), ct);
        return (new(paper, rest, book.Account.Owed), null);
    }

    private async Task<(IReadOnlyList<Share> Shares, Money Left, Problem? Refused)> Shares(Book book, HouseBook read, HousePayment wanted, CancellationToken ct)
    {
        var agreed = await Rules(ct);
        var shares = new List<Share>();
        foreach (var pick in wanted.Picks.Where(p => p.Principal + p.Late > Money.Zero))
        {
            if (book.Find(pick.Charge) is not { } charge)
                return ([], default, Problem.NotFound("没有这笔费用"));
            if (pick.Principal.Fen > Math.Max(charge.PrincipalFen, 0) || pick.Late.Fen > charge.LateAt(book.Today))
                return ([], default, Problem.Conflict($"{charge.Item} {Words.Period(charge.Period)} 现在欠 {charge.Principal} 元、违约金 {new Money(charge.LateAt(book.Today))} 元，可能刚刚有人收过；请刷新后再收"));
            shares.Add(new(charge, pick.Principal.Fen, pick.Late.Fen));
        }

        var rest = wanted.Advance;
        if (wanted.Picks.Count == 0)
        {
            (var auto, var left) = Allocation.Auto(book.Charges, wanted.Amount.Fen, book.Today, agreed.IsLateFirst);
            shares.AddRange(auto);
            rest += new Money(left);
        }

        var paid = new Money(shares.Sum(s => s.PrincipalFen + s.LateFen));
        if (paid + rest != wanted.Money)
            return ([], default, Problem.Invalid("Tenders", $"应收 {paid + rest} 元，付款合计 {wanted.Money} 元，请核对"));
        if (wanted.Money == Money.Zero)
            return ([], default, Problem.Invalid("Picks", "请勾选要收的费用，或填写金额"));
        if (rest > Money.Zero && Most(read, agreed) is { } most && book.Account.Advance - wanted.Balance + rest > most)
            return ([], default, Problem.Invalid("Advance", $"预存最多 {agreed.AdvanceMonths} 个月的费用，合 {most} 元（现有 {book.Account.Advance} 元）"));
        return (shares, rest, null);
    }

    /// <summary>So many months of what the house was billed in its last period; null without a limit, or while nothing was ever billed.</summary>
    private static Money? Most(HouseBook read, LedgerRules agreed)
    {
        if (agreed.AdvanceMonths == 0 || read.Charges.Where(c => c.Id >= Anju.Billing.Contracts.IBills.FirstId && !c.IsWithdrawn).ToList() is not { Count: > 0 } bills)
            return null;
        var last = bills.Max(c => c.Period);
        return new Money(bills.Where(c => c.Period == last).Sum(c => c.AmountFen) * agreed.AdvanceMonths);
    }

    /// <summary>A paper with the next number of its kind, on the house's timeline and in the evidence of the cashier.</summary>
    public async Task<Receipt> Paper(PaperOf kind, Till till, Guid payment, HouseCard house, string payer, Money total, string remark, (int From, int To) lines, ReceiptId id, CancellationToken ct, ReceiptId? reverses = null)
    {
        if (payer.Length == 0)
            payer = (await houses.Contacts(house.Id, ct)).FirstOrDefault(c => c.Relation == RelationKind.Owner)?.Name ?? "";
        var paper = new Receipt
        {
            Id = id,
            Number = await numbers.OfYear(Words.Series(kind), ct),
            Kind = kind,
            HouseId = house.Id,
            HouseNumber = house.Number,
            Payer = payer,
            On = calendar.Today,
            At = calendar.Now,
            TillId = till.Id,
            CashierId = user.Id!.Value,
            Cashier = user.Name,
            TotalFen = total.Fen,
            PaymentId = payment,
            FirstLine = lines.From,
            LastLine = lines.To,
            Remark = remark,
            Reverses = reverses,
        };
        db.Add(paper);
        var title = kind is PaperOf.Receipt or PaperOf.DepositReceipt ? $"{Words.Of(kind)} {house.Number} {total} 元" : $"{Words.Of(kind)} {house.Number} {-total} 元";
        timeline.Add(new Subject("receipt", id.Value), title, kind is PaperOf.Receipt or PaperOf.DepositReceipt ? "ok" : "warn", house.Id.Value, paper.Number, paper.Href);
        evidence.Note(new WorkDone(kind is PaperOf.Receipt or PaperOf.DepositReceipt ? LedgerEvidence.Received : LedgerEvidence.Undone, new Subject("receipt", id.Value), paper.Number, title, paper.Href, calendar.Now) { House = house.Id.Value });
        events.Tell("ledger", house.Id.Value.ToString());
        return paper;
    }

    /// <summary>The money itself, once per payment. Comes after the paper: whoever holds its number is alone, so a box that is open now is open at the commit.</summary>
    /// <returns>Why not: the box was closed meanwhile.</returns>
    public async Task<Problem?> Keep(Till till, IEnumerable<Tender> tenders, CancellationToken ct)
    {
        if (await db.Set<Till>().AnyAsync(t => t.Id == till.Id && t.ClosedAt != null, ct))
            return Problem.Conflict("这个班次刚刚日结了，没有入账；请明天再办，或由其他收费员办理");
        db.AddRange(tenders);
        return null;
    }

    public Task<Problem?> Keep(Till till, PaymentParts payment, CancellationToken ct) => Keep(till, payment.Tenders.Select((t, i) => new Tender
    {
        PaymentId = payment.Id,
        No = i + 1,
        Way = t.Way,
        Fen = t.Amount.Fen,
        GivenFen = t.Given?.Fen ?? 0,
        Reference = t.Reference,
        On = calendar.Today,
        TillId = till.Id,
    }), ct);
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Contracts;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;
using Anju.Ledger.Dunning;

namespace Anju.Ledger.Letters;

/// <summary>签发《催缴通知单》: for one house or for hundreds, numbered, with what is owed now frozen; houses that may not be dunned are left out with the reason.</summary>
[Act("签发催缴通知单")]
internal static class IssueLetters
{
    /// <summary>Letters at once.</summary>
    public const int Most = 500;

    [Permission(LedgerPermissions.Dun)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; }
        [Required, MinLength(1, ErrorMessage = "请选择房屋"), MaxLength(Most, ErrorMessage = "一批最多 500 份")] public IReadOnlyList<HouseId> Houses { get; set; } = [];
        [Range(LadderStage.Reminder, LadderStage.Last, ErrorMessage = "催缴级别应在 0 到 6 之间")] public int Stage { get; set; }

        /// <summary>Last day to pay; the usual number of days from today when empty.</summary>
        public DateOnly? PayBy { get; set; }
        [StringLength(200, ErrorMessage = "越级原因最多 200 字")] public string SkipWhy { get; set; } = "";
    }

    public sealed record LeftOut(HouseId House, string Number, string Why);

    public sealed record Issued(Guid Batch, int Letters, string First, string Last, IReadOnlyList<LeftOut> Left)
    {
        public string Href => $"/ledger/letters?batch={Batch}";
    }

    internal sealed class Handler(AppDb db, DunningDesk desk, IHouses houses, IBills bills, Numbers numbers, CurrentUser user, Calendar calendar, IEvidence evidence, Events events) : IHandler<Command, Issued>
    {
        private const int LongestToPay = 90, MostItems = 300;

        public async Task<Result<Issued>> Handle(Command command, CancellationToken ct)
        {
            var (rules, stage) = (await desk.Rules(ct), (await desk.Ladder(ct)).Find(command.Stage)!);
            if (!stage.IsLetter)
                return Problem.Invalid(nameof(Command.Stage), $"第 {command.Stage} 级“{stage.Title}”不发催缴通知单");
            if (await desk.NotDirector(command.Stage, ct) is { } notMine)
                return notMine;
            var payBy = command.PayBy ?? calendar.Today.AddDays(rules.DeadlineDays);
            if (payBy <= calendar.Today || payBy > calendar.Today.AddDays(LongestToPay))
                return Problem.Invalid(nameof(Command.PayBy), $"缴费期限应在明天到 {LongestToPay} 天内");
            var (open, left) = await Sort(command, ct);
            if (open.Count == 0)
                return Problem.Conflict(left.Count == 1 ? $"{left[0].Number}：{left[0].Why}" : $"{left.Count} 户都不能发：{left[0].Number} {left[0].Why} 等");
            var owners = await houses.Owners([.. open.Select(f => f.House.Id)], ct);
            var told = await bills.Sentences([.. open.SelectMany(f => f.Debt.Due.Take(MostItems)).Select(c => c.Id).Where(id => id >= IBills.FirstId)], ct);
            var (batch, made) = (Guid.CreateVersion7(), new List<DunningLetter>(open.Count));
            foreach (var file in open)
                made.Add(await Letter(file, command, rules, stage, payBy, batch, made.Count + 1, owners.GetValueOrDefault(file.House.Id, ""), told, ct));
            evidence.Note(new WorkDone(DunningEvidence.Lettered, new Subject("dunning-batch", batch), made[0].Number, $"{stage.Title} {made.Count} 份", $"/ledger/letters?batch={batch}", calendar.Now) { Amount = made.Count, House = made.Count == 1 ? made[0].HouseId.Value : null });
            events.Tell("dunning", batch.ToString());
            return new Issued(batch, made.Count, made[0].Number, made[^1].Number, left);
        }

        /// <summary>Whom a letter may go to, and why the others get none.</summary>
        private async Task<(List<DunningFile> Open, List<LeftOut> Left)> Sort(Command command, CancellationToken ct)
        {
            var ids = command.Houses.Distinct().ToArray();
            var since = calendar.Today.AddDays(-30);
            var waiting = (await db.Set<DunningLetter>().AsNoTracking().Where(l => ids.Contains(l.HouseId) && l.Stage == command.Stage && l.Delivery == Delivery.None && l.On >= since).OrderBy(l => l.Number).Take(Most * 2).Select(l => new { l.HouseId, l.Number }).ToListAsync(ct)).ToLookup(l => l.HouseId, l => l.Number);
            var (open, left) = (new List<DunningFile>(), new List<LeftOut>());
            foreach (var file in await desk.Open(ids, ct))
                if (waiting[file.House.Id].FirstOrDefault() is { } number)
                    left.Add(new(file.House.Id, file.House.Number, $"{number} 还没有送达"));
                else if ((file.Debt.Due.Count == 0 ? file.Case.Refuse(file.Debt, LadderStage.Last) : await desk.Refuse(file, command.Stage, calendar.Today, command.SkipWhy, ct)) is { } refused)
                    left.Add(new(file.House.Id, file.House.Number, refused.Errors?.Values.First()[0] ?? refused.Message));
                else
                    open.Add(file);
            return (open, left);
        }

        private async Task<DunningLetter> Letter(DunningFile file, Command command, DunningRules rules, LadderStage stage, DateOnly payBy, Guid batch, int no, string owner, IReadOnlyDictionary<long, string> told, CancellationToken ct)
        {
            var today = calendar.Today;
            var letter = new DunningLetter
            {
                Id = Id.New<LetterId>(),
                Number = await numbers.OfYear("CJ", ct),
                BatchId = batch,
                No = no,
                HouseId = file.House.Id,
                BuildingId = file.House.Building,
                HouseNumber = file.House.Number,
                Community = file.House.CommunityName,
                Addressee = owner.Length <= 60 ? owner : owner[..60],
                AreaCenti = (long)(file.House.GrossArea * 100),
                Stage = command.Stage,
                StageTitle = stage.Title,
                SkipWhy = command.SkipWhy,
                On = today,
                At = calendar.Now,
                ById = user.Id,
                By = user.Name,
                PayBy = payBy,
                PrincipalFen = file.Debt.DueFen,
                LateFen = file.Debt.LateFen,
                Ways = rules.Ways,
                Contact = rules.Contact,
                Basis = rules.Basis,
            };
            db.Add(letter);
            db.AddRange(file.Debt.Due.OrderBy(c => c.Period).ThenBy(c => c.Id).Select((c, i) => new LetterItem
            {
                LetterId = letter.Id,
                No = i + 1,
                ChargeId = c.Id,
                Item = c.Item,
                Period = c.Period,
                From = c.From,
                To = c.To,
                DueOn = c.DueOn,
                Reckoned = Short(told.GetValueOrDefault(c.Id, "")),
                Fen = c.PrincipalFen,
                LateFen = c.LateAt(today),
                RateMillionths = c.Terms.RateMillionths,
                Days = today.DayNumber - c.DueOn.DayNumber,
                Clause = c.Terms.RateMillionths == 0 ? "" : c.Terms.Clause,
            }));
            return letter;
        }

        private static string Short(string text) => text.Length <= 200 ? text : text[..200];
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Issued>("/letters/issue");
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;
using Anju.Ledger.Dunning;

namespace Anju.Ledger.Letters;

/// <summary>送达登记: how letters reached the debtors. Each delivered one is an act of its stage; one whose debt has been paid meanwhile is not delivered.</summary>
[Act("送达催缴通知单")]
internal static class DeliverLetters
{
    [Permission(LedgerPermissions.Dun)]
    public sealed record Command : IRepeatable, IValidatableObject
    {
        public Guid RequestId { get; set; }
        [Required, MinLength(1, ErrorMessage = "请选择通知单"), MaxLength(IssueLetters.Most, ErrorMessage = "一次最多 500 份")] public IReadOnlyList<LetterId> Letters { get; set; } = [];
        public Delivery Way { get; set; }
        public DateOnly? On { get; set; }
        [StringLength(40, ErrorMessage = "邮件号最多 40 字")] public string PostNumber { get; set; } = "";
        [StringLength(60, ErrorMessage = "签收人最多 60 字")] public string Signer { get; set; } = "";
        public string? Drawing { get; set; }
        public bool IsRefused { get; set; }
        [StringLength(60, ErrorMessage = "见证人最多 60 字")] public string Witness { get; set; } = "";
        public UnpaidWhy Why { get; set; }
        [StringLength(500, ErrorMessage = "情况最多 500 字")] public string Words { get; set; } = "";

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Letters.Count > 1 && Way is Delivery.Handed or Delivery.Registered && Letters.Count > 1)
                yield return new("当面送达和挂号邮寄请逐份登记", [nameof(Way)]);
            if (!Enum.IsDefined(Why))
                yield return new("请选择未缴原因", [nameof(Why)]);
        }
    }

    public sealed record Delivered(int Letters, IReadOnlyList<IssueLetters.LeftOut> Left);

    internal sealed class Handler(AppDb db, DunningDesk desk, ISignatures signatures, CurrentUser user, Calendar calendar) : IHandler<Command, Delivered>
    {
        public async Task<Result<Delivered>> Handle(Command command, CancellationToken ct)
        {
            var ids = command.Letters.Distinct().ToArray();
            var letters = await db.Set<DunningLetter>().Where(l => ids.Contains(l.Id)).OrderBy(l => l.Number).Take(IssueLetters.Most).ToListAsync(ct);
            if (letters.Count < ids.Length)
                return Problem.NotFound("没有这份催缴通知单");
            var files = (await desk.Open([.. letters.Select(l => l.HouseId).Distinct()], ct)).ToDictionary(f => f.House.Id);
            var (done, left) = (0, new List<IssueLetters.LeftOut>());
            foreach (var letter in letters)
                if (await Deliver(letter, files[letter.HouseId], command, ct) is not { } refused)
                    done++;
                else if (letters.Count == 1)
                    return refused;
                else
                    left.Add(new(letter.HouseId, letter.HouseNumber, refused.Errors?.Values.First()[0] ?? refused.Message));
            return done > 0 ? new Delivered(done, left) : Problem.Conflict($"{left.Count} 份都不能登记：{left[0].Number} {left[0].Why} 等");
        }

        private async Task<Problem?> Deliver(DunningLetter letter, DunningFile file, Command command, CancellationToken ct)
        {
            var on = command.On ?? calendar.Today;
            if (await desk.Refuse(file, letter.Stage, on, letter.SkipWhy, ct) is { } refused)
                return refused;
            if (letter.Deliver(new(command.Way, on, command.PostNumber, command.Signer, command.IsRefused, command.Witness), user.Name, calendar.Today) is { } wrong)
                return wrong;
            if ((command.Way == Delivery.Handed && (command.IsRefused || command.Drawing is { Length: > 0 }) ? await signatures.Take(new Subject("dunning-letter", letter.Id.Value),
                new NewSignature("催缴通知单签收", command.Signer.Length > 0 ? command.Signer : letter.HouseNumber, command.Drawing, command.IsRefused, command.Witness), LedgerPermissions.View, ct) : default).Problem is { } unsigned)
                return unsigned;
            var contactDays = (await desk.Rules(ct)).ContactDays;
            var next = new[] { letter.PayBy.AddDays(1), calendar.Today.AddDays(contactDays) }.Min();
            return (await desk.Record(file, new(letter.Stage, on, DunningWords.Way(command.Way), command.Way == Delivery.Handed ? ReachedWho.Owner : ReachedWho.Nobody)
            {
                ReachedName = command.Signer,
                Why = command.Why,
                Words = command.IsRefused ? $"拒签，{command.Witness}见证。{command.Words}" is { Length: <= 500 } text ? text : "拒签" : command.Words,
                NextOn = next > calendar.Today ? next : calendar.Today.AddDays(1),
                NextWhat = "通知单期限已过，核对是否缴费",
                SkipWhy = letter.SkipWhy,
                Letter = letter,
            }, ct)).Problem;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Delivered>("/letters/deliver");
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;
using Anju.People.Contracts;

namespace Anju.Ledger.Keeping;

/// <summary>What the acts on blank forms share.</summary>
internal sealed class BlankDesk(AppDb db, IEvidence evidence, Calendar calendar)
{
    public const string Page = "/ledger/keeping?tab=blanks";

    public Task<BlankBook?> Find(BlankBookId id, CancellationToken ct) => db.Set<BlankBook>().SingleOrDefaultAsync(b => b.Id == id, ct);

    public void Tell(BlankBook book, string title) => evidence.Note(new WorkDone(KeepingEvidence.Blanks, book.Subject, book.Number, title, Page, calendar.Now));
}

/// <summary>领用空白票据: finance hands numbered forms to whoever takes money.</summary>
[Act("领用空白票据")]
internal static class IssueBook
{
    [Permission(LedgerPermissions.Check)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; }
        [Required(ErrorMessage = "请填写票据种类"), StringLength(30, ErrorMessage = "最多 30 字")] public string Kind { get; set; } = "";
        [Range(0, 999_999_999_999, ErrorMessage = "起号应为数字")] public long First { get; set; }
        [Range(0, 999_999_999_999, ErrorMessage = "止号应为数字")] public long Last { get; set; }
        public StaffId Holder { get; set; }
    }

    internal sealed class Handler(AppDb db, BlankDesk desk, IStaff staff, Numbers numbers, CurrentUser user, Calendar calendar) : IHandler<Command, BlankBookId>
    {
        public async Task<Result<BlankBookId>> Handle(Command command, CancellationToken ct)
        {
            if (command.Last < command.First || command.Last - command.First >= BlankBook.Most)
                return Problem.Invalid(nameof(Command.Last), $"止号不小于起号，一本最多 {BlankBook.Most} 份");
            if ((await staff.WhoMay(LedgerPermissions.Cash, ct)).FirstOrDefault(s => s.Id == command.Holder) is not { } holder)
                return Problem.Invalid(nameof(Command.Holder), "请选择收款的人领用");
            var number = await numbers.OfYear("LY", ct);          // from here on no other book is issued
            if (await db.Set<BlankBook>().AsNoTracking().Where(b => b.Kind == command.Kind && b.First <= command.Last && b.Last >= command.First).OrderBy(b => b.First).FirstOrDefaultAsync(ct) is { } known)
                return Problem.Invalid(nameof(Command.First), $"与 {known.Number}（{known.First}–{known.Last}，{known.Holder}）号码重叠");
            var book = new BlankBook { Id = Id.New<BlankBookId>(), Number = number, Kind = command.Kind, First = command.First, Last = command.Last, IssuedOn = calendar.Today, IssuedBy = user.Name, HolderId = holder.Id, Holder = holder.Name };
            db.Add(book);
            desk.Tell(book, $"{holder.Name}领用{book.Kind} {book.First}–{book.Last}");
            return book.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, BlankBookId>("/blanks/issue");
}

/// <summary>遗失报告: forms are gone; finance and the director are told at once.</summary>
[Act("报告票据遗失")]
internal static class LoseForms
{
    [Permission(LedgerPermissions.Cash)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; }
        public BlankBookId Book { get; set; }
        public int Forms { get; set; }
        [Required(ErrorMessage = "请写明号码和经过"), StringLength(300, ErrorMessage = "最多 300 字")] public string Words { get; set; } = "";
    }

    internal sealed class Handler(BlankDesk desk, INotices notices, CurrentUser user) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await desk.Find(command.Book, ct) is not { } book)
                return Problem.NotFound("没有这本票据");
            if (book.HolderId != user.Id)
                return Problem.Forbidden($"{book.Number} 由{book.Holder}领用，由本人报告");
            if (book.Lose(command.Forms, command.Words) is { } problem)
                return problem;
            desk.Tell(book, $"遗失{book.Kind} {command.Forms} 份：{command.Words}");
            await notices.TellHolders(LedgerPermissions.Confirm, $"{user.Name}报告遗失{book.Kind} {command.Forms} 份（{book.Number}）", BlankDesk.Page, urgent: true, ct);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/blanks/lose");
}

/// <summary>交回空白票据: finance counts what came back; every form is accounted for.</summary>
[Act("交回空白票据")]
internal static class ReturnBook
{
    [Permission(LedgerPermissions.Check)]
    public sealed record Command
    {
        public BlankBookId Book { get; set; }
        public int Used { get; set; }
        public int Spoiled { get; set; }
        public int Blank { get; set; }
    }

    internal sealed class Handler(BlankDesk desk, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await desk.Find(command.Book, ct) is not { } book)
                return Problem.NotFound("没有这本票据");
            if (book.Return(command.Used, command.Spoiled, command.Blank, calendar.Today, user.Name) is { } problem)
                return problem;
            desk.Tell(book, $"{book.Holder}交回{book.Kind}：已用 {book.Used}、作废 {book.Spoiled}、空白 {book.Blank}、遗失 {book.Lost}");
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/blanks/return");
}

using System.Globalization;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Keeping;

/// <summary>The acts on kept papers as their page sends them.</summary>
internal sealed class KeepingDesk(UseCase<FileVouchers.Command, VoucherFileId> file, UseCase<IssueBook.Command, BlankBookId> issue, UseCase<LoseForms.Command, Done> lose, UseCase<ReturnBook.Command, Done> giveBack)
{
    /// <returns>What was done, or why not.</returns>
    public async Task<(string Done, Problem? Problem)> Do(KeepingPage.KeepingForm form)
    {
        var (request, book) = (Typed.Id(form.RequestId) ?? Guid.CreateVersion7(), new BlankBookId(Typed.Id(form.Book) ?? default));
        switch (form.Act)
        {
            case "file":
                return ("已归档", (await file.Run(new()
                {
                    RequestId = request,
                    Month = Typed.Month(form.Month) is { } month ? month.Year * 100 + month.Month : 0,
                    Kind = Enum.TryParse<VoucherKind>(form.Kind, out var kind) ? kind : 0,
                    Pieces = Whole(form.Pieces),
                    Place = form.Place?.Trim() ?? "",
                    Words = form.Words?.Trim() ?? "",
                })).Problem);
            case "issue":
                var issued = (await issue.Run(new() { RequestId = request, Kind = form.Blanks?.Trim() ?? "", First = Long(form.First), Last = Long(form.Last), Holder = new(Typed.Id(form.Holder) ?? default) })).Problem;
                return ("已发放", issued?.For("Kind") is { } wrong ? Problem.Invalid("Blanks", wrong) : issued);
            case "lose":
                return ("已报告遗失，并通知财务和主任", (await lose.Run(new() { RequestId = request, Book = book, Forms = Whole(form.Forms), Words = form.Words?.Trim() ?? "" })).Problem);
            case "return":
                return ("已交回", (await giveBack.Run(new() { Book = book, Used = Whole(form.Used), Spoiled = Whole(form.Spoiled), Blank = Whole(form.Blank) })).Problem);
            default:
                return ("", Problem.Invalid("Act", "没有这个操作"));
        }
    }

    private static int Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static long Long(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}

using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Statements;

namespace Anju.Ledger.Months;

/// <summary>The acts of a month as its page sends them.</summary>
internal sealed class MonthDesk(UseCase<MatchStatements.Command, int> match, UseCase<CloseMonth.Command, Done> close, UseCase<MakeReport.Command, MakeReport.Made> make, UseCase<ConfirmReport.Command, Done> confirm, UseCase<ReturnReport.Command, Done> give, UseCase<PublishMonth.Command, Done> publish)
{
    public async Task<Problem?> Do(int month, MonthPage.ActForm form)
    {
        var report = new MonthReportId(Guid.TryParse(form.Report, out var id) ? id : default);
        return form.Act switch
        {
            "close" => (await match.Run(new() { Month = month })).Problem ?? (await close.Run(new() { Month = month, Remark = form.Remark ?? "" })).Problem,
            "report" => (await make.Run(new() { Month = month, Note = form.Note })).Problem,
            nameof(Addressee.Finance) => (await confirm.Run(new() { Report = report, As = Addressee.Finance })).Problem,
            nameof(Addressee.Director) => (await confirm.Run(new() { Report = report, As = Addressee.Director })).Problem,
            "return" => (await give.Run(new() { Report = report, Remark = form.Return ?? "" })).Problem,
            "publish" => (await publish.Run(new() { RequestId = Typed.Id(form.RequestId) ?? Guid.CreateVersion7(), Month = month, Where = form.Where?.Trim() ?? "" })).Problem,
            _ => Problem.Invalid("Act", "没有这个操作"),
        };
    }

    public static string DoneWords(string act) => act switch { "close" => "已关账", "report" => "已编制并报送", "return" => "已退回", "publish" => "已登记公示", _ => "已签收" };
}

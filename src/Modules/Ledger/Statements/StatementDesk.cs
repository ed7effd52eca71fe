using Anju.Kernel.UseCases;
using Anju.Ledger.Contracts;

namespace Anju.Ledger.Statements;

/// <summary>The acts on lines and payments as the page of statements sends them.</summary>
internal sealed class StatementDesk(UseCase<MatchStatements.Command, int> match, UseCase<ExplainLine.Command, Done> explain, UseCase<PairLine.Command, Done> pair, UseCase<ReopenLine.Command, Done> reopen, UseCase<ExplainTender.Command, Done> explainPayment)
{
    /// <returns>What was done, or why not.</returns>
    public async Task<(string? Done, Problem? Problem)> Do(int month, StatementsPage.ActForm form)
    {
        var line = new StatementLineId(Guid.TryParse(form.Line, out var id) ? id : default);
        var (payment, tender) = Payment(form.Payment ?? form.With ?? "");
        switch (form.Act)
        {
            case "match":
                var matched = await match.Run(new() { Month = month });
                return (matched.Problem is null ? $"核对上 {matched.Value} 笔" : null, matched.Problem);
            case "explain":
                return Said("已说明", (await explain.Run(new() { Line = line, Why = form.Why ?? "" })).Problem);
            case "pair":
                return Said("已核对", (await pair.Run(new() { Line = line, Payment = payment, Tender = tender })).Problem);
            case "reopen":
                return Said("已撤销", (await reopen.Run(new() { Line = line })).Problem);
            case "explain-payment":
                return Said("已说明", (await explainPayment.Run(new() { Payment = payment, Tender = tender, Why = form.Why ?? "" })).Problem);
            default:
                return (null, Problem.Invalid("Act", "没有这个操作"));
        }
    }

    private static (string?, Problem?) Said(string done, Problem? problem) => problem is null ? (done, null) : (null, problem);

    /// <summary>Payment and its part, as the page writes them: id.no.</summary>
    private static (Guid, int) Payment(string text) => text.Split('.') is [var id, var no] && Guid.TryParse(id, out var payment) && int.TryParse(no, out var tender) ? (payment, tender) : default;
}

using Anju.Kernel;
using Anju.Kernel.UseCases;

namespace Anju.Billing.Runs;

/// <summary>The buttons of a run's page, each the act of the same name.</summary>
internal sealed class RunDesk(UseCase<StopRun.Command, Done> stop, UseCase<ResumeRun.Command, Done> resume, UseCase<DiscardRun.Command, Done> discard,
    UseCase<PostRun.Command, Done> post, UseCase<WithdrawRun.Command, Done> withdraw, UseCase<ReportSummary.Command, Done> report)
{
    public async Task<Problem?> Do(string act, int no, string total, string reason) => act switch
    {
        "stop" => (await stop.Run(new() { No = no })).Problem,
        "resume" => (await resume.Run(new() { No = no })).Problem,
        "discard" => (await discard.Run(new() { No = no, Reason = reason })).Problem,
        "post" => (await post.Run(new() { No = no, Total = Money.TryParse(total, out var shown) ? shown : new(-1) })).Problem,
        "withdraw" => (await withdraw.Run(new() { No = no, Reason = reason })).Problem,
        "report" => (await report.Run(new() { No = no })).Problem,
        _ => Problem.Invalid("", "没有这个操作"),
    };

    public static string DoneWords(string act) => act switch { "stop" => "已暂停", "resume" => "继续计算", "discard" => "已作废", "post" => "已入账", "withdraw" => "已撤回", _ => "已上报应收款汇总" };
}

using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Anju.Inspections.Domain;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Inspections.Nonconformities;

/// <summary>What the forms of a nonconformity send: one model for all acts, each form fills what its act asks for.</summary>
internal sealed class NonconformityInput
{
    public Guid RequestId { get; set; } = Guid.CreateVersion7();
    public string Act { get; set; } = "";
    public int Version { get; set; }
    public string? Text { get; set; }
    public string? Cause { get; set; }
    public string? Correction { get; set; }
    public Guid? Responsible { get; set; }
    public string? DueOn { get; set; }
    public string? Severity { get; set; }
    public string? Way { get; set; }
}

/// <summary>Turns a posted form into the command of its act and runs it.</summary>
internal sealed class NonconformityForms(IServiceProvider services)
{
    public async Task<Problem?> Run(NonconformityId id, NonconformityInput input, CancellationToken ct) => Enum.TryParse<NonconformityAct>(input.Act, out var act) ? act switch
    {
        NonconformityAct.Assign => await Do(id, input, new AssignNonconformity.Command
        {
            Responsible = input.Responsible is { } who ? new StaffId(who) : null,
            DueOn = Typed.Day(input.DueOn),
            Severity = Enum.TryParse<Severity>(input.Severity, out var severity) ? severity : null,
        }, ct),
        NonconformityAct.Notify => await Do(id, input, new NotifyResponsible.Command { Way = Enum.TryParse<NoticeWay>(input.Way, out var way) ? way : NoticeWay.Told, Demand = input.Text ?? "" }, ct),
        NonconformityAct.Correct => await Do(id, input, new CorrectNonconformity.Command { Cause = input.Cause ?? "", Correction = input.Correction ?? "", Action = input.Text ?? "" }, ct),
        NonconformityAct.Verify => await Do(id, input, new VerifyNonconformity.Command { Words = input.Text ?? "" }, ct),
        NonconformityAct.Reject => await Do(id, input, new RejectCorrection.Command { Words = input.Text ?? "" }, ct),
        NonconformityAct.Reopen => await Do(id, input, new ReopenNonconformity.Command { Words = input.Text ?? "" }, ct),
        NonconformityAct.Remark => await Do(id, input, new RemarkNonconformity.Command { Words = input.Text ?? "" }, ct),
        NonconformityAct.Withdraw => await Do(id, input, new WithdrawNonconformity.Command { Words = input.Text ?? "" }, ct),
        _ => Problem.NotFound("没有这项办理"),
    } : Problem.NotFound("没有这项办理");

    private async Task<Problem?> Do<TCommand>(NonconformityId id, NonconformityInput input, TCommand command, CancellationToken ct) where TCommand : OnNonconformity
    {
        (command.RequestId, command.Id, command.Version) = (input.RequestId, id, input.Version);
        return (await services.GetRequiredService<UseCase<TCommand, Moved>>().Run(command, ct)).Problem;
    }
}

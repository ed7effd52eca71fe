using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Anju.Complaints.Case;
using Anju.Complaints.Complete;
using Anju.Complaints.Contracts;
using Anju.Complaints.Desk;
using Anju.Complaints.Domain;
using Anju.Complaints.Handling;
using Anju.Complaints.Judge;
using Anju.Complaints.Telling;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Contracts;

namespace Anju.Complaints.Show;

/// <summary>What the forms of a case send: one model for all acts, each form fills what its act asks for.</summary>
internal sealed class ActInput
{
    public Guid RequestId { get; set; } = Guid.CreateVersion7();
    public string Act { get; set; } = "";
    public int Version { get; set; }
    public string? Text { get; set; }
    public string? Class { get; set; }
    public string? Department { get; set; }
    public Guid? Blamed { get; set; }
    public Guid? Handler { get; set; }
    public DateTime? Time { get; set; }
    public string? Day { get; set; }
    public string? To { get; set; }
    public string? Way { get; set; }
    public string? Answer { get; set; }
    public string? Main { get; set; }
    public string? Item { get; set; }
    public string? Part { get; set; }
    public bool Urge { get; set; }
    public IFormFileCollection? Photos { get; set; }
}

/// <summary>Turns a posted form into the command of its act and runs it.</summary>
internal sealed class ComplaintActs(IServiceProvider services)
{
    private const int MostPhotos = 6;

    public async Task<Problem?> Run(ComplaintId id, ActInput input, CancellationToken ct) => Enum.TryParse<ComplaintAct>(input.Act, out var act) ? act switch
    {
        ComplaintAct.Acknowledge => await Do(id, input, new AnswerFirst.Command { Words = input.Text ?? "" }, ct),
        ComplaintAct.JudgeValid => await Do(id, input, new JudgeValid.Command { Class = Option<ComplaintClass>(input.Class), Department = input.Department ?? "", Blamed = Staff(input.Blamed), Handler = Staff(input.Handler) }, ct),
        ComplaintAct.JudgeInvalid => await Do(id, input, new JudgeInvalid.Command { Reason = input.Text ?? "" }, ct),
        ComplaintAct.Assign => await Do(id, input, new AssignHandler.Command { Handler = Staff(input.Handler), Reason = input.Text ?? "" }, ct),
        ComplaintAct.ChangeClass => await Do(id, input, new ChangeClass.Command { Class = Option<ComplaintClass>(input.Class), Reason = input.Text ?? "" }, ct),
        ComplaintAct.Investigate => await Do(id, input, new RecordInvestigation.Command { Finding = input.Text ?? "" }, ct),
        ComplaintAct.AgreePlan => await Do(id, input, new AgreePlan.Command { PromisedAt = input.Time, Plan = input.Text ?? "" }, ct),
        ComplaintAct.AgreeAgain => await Do(id, input, new AgreeTimeAgain.Command { PromisedAt = input.Time, Reason = input.Text ?? "" }, ct),
        ComplaintAct.TakeMeasure => await Do(id, input, new TakeMeasure.Command { Words = input.Text ?? "" }, ct),
        ComplaintAct.Finish => await Do(id, input, new FinishHandling.Command { Result = input.Text ?? "", Photos = await Pictures(input, ct) }, ct),
        ComplaintAct.TellDepartment => await Do(id, input, Told(input, new TellDepartment.Command()), ct),
        ComplaintAct.TellUser => await Do(id, input, Told(input, new TellUser.Command()), ct),
        ComplaintAct.Explain => await Do(id, input, Told(input, new ExplainToUser.Command()), ct),
        _ => await RunEnd(id, act, input, ct),
    } : Unknown;

    private async Task<Problem?> RunEnd(ComplaintId id, ComplaintAct act, ActInput input, CancellationToken ct) => act switch
    {
        ComplaintAct.AskAgain => await Do(id, input, new AskAgain.Command { On = Typed.Day(input.Day) }, ct),
        ComplaintAct.Close => await Do(id, input, new CloseComplaint.Command { Review = input.Text ?? "" }, ct),
        ComplaintAct.EndExplained => await Do(id, input, new EndExplained.Command(), ct),
        ComplaintAct.Reopen => await Do(id, input, new ReopenComplaint.Command { Reason = input.Text ?? "" }, ct),
        ComplaintAct.Merge => await Do(id, input, new MergeComplaint.Command { Main = input.Main ?? "" }, ct),
        ComplaintAct.MoveToRepair => await Do(id, input, new MoveToRepair.Command
        {
            Item = input.Item ?? "",
            Class = Enum.TryParse<RepairClass>(input.Class, out var kind) && Enum.IsDefined(kind) ? kind : RepairClass.Minor,
            Part = Option<RepairPart>(input.Part),
            AgreedAt = input.Time,
        }, ct),
        ComplaintAct.Withdraw => await Do(id, input, new WithdrawComplaint.Command { Reason = input.Text ?? "" }, ct),
        ComplaintAct.Remark => await Do(id, input, new AddRemark.Command { Urge = input.Urge, Text = input.Text ?? "" }, ct),
        _ => Unknown,
    };

    private static Problem Unknown => Problem.NotFound("没有这项办理");

    private async Task<Problem?> Do<TCommand>(ComplaintId id, ActInput input, TCommand command, CancellationToken ct) where TCommand : OnComplaint
    {
        (command.RequestId, command.Id, command.Version) = (input.RequestId, id, input.Version);
        return (await services.GetRequiredService<UseCase<TCommand, Moved>>().Run(command, ct)).Problem;
    }

    private static TCommand Told<TCommand>(ActInput input, TCommand command) where TCommand : TellingInput
    {
        (command.To, command.Way, command.At, command.Words, command.Answer) = (input.To ?? "", Option<TellWay>(input.Way), input.Time, input.Text ?? "", input.Answer ?? "");
        return command;
    }

    private static StaffId? Staff(Guid? id) => id is { } value ? new StaffId(value) : null;

    private static T Option<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : default;

    private static Task<List<Photo>> Pictures(ActInput input, CancellationToken ct) => FormFiles.Read(input.Photos, MostPhotos, (name, bytes) => new Photo { Name = name, Bytes = bytes }, ct);
}

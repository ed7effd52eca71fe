using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Anju.Kernel;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Case;
using Anju.Repairs.Complete;
using Anju.Repairs.Contracts;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;
using Anju.Repairs.Clock;
using Anju.Repairs.Pricing;
using Anju.Repairs.Send;
using Anju.Repairs.Visit;

namespace Anju.Repairs.Order;

/// <summary>What the forms of an order send: one model for all acts, each form fills what its act asks for.</summary>
internal sealed class ActInput
{
    public Guid RequestId { get; set; } = Guid.CreateVersion7();
    public string Act { get; set; } = "";
    public int Version { get; set; }

    /// <summary>Written by the phone when it is saved, so that what is sent later keeps its time.</summary>
    public DateTime? DoneAt { get; set; }
    public Guid? Worker { get; set; }
    public bool Electric { get; set; }
    public bool Height { get; set; }
    public bool Welding { get; set; }
    public bool Badge { get; set; }
    public List<string> Checks { get; set; } = [];
    public string? Text { get; set; }
    public string? Cause { get; set; }
    public string? To { get; set; }
    public string? Pause { get; set; }
    public string? Class { get; set; }
    public DateTime? Time { get; set; }
    public DateTime? FinishBy { get; set; }
    public bool Urge { get; set; }
    public bool Refused { get; set; }
    public bool Failed { get; set; }
    public string? Code { get; set; }
    public string? Signer { get; set; }
    public string? Drawing { get; set; }
    public string? Witness { get; set; }
    public List<LineTyped> Lines { get; set; } = [];
    public IFormFileCollection? Photos { get; set; }
}

/// <summary>One line of a quote or of the material used, as it was typed; empty ones are left out.</summary>
internal sealed class LineTyped
{
    public string? Name { get; set; }
    public string? Kind { get; set; }
    public decimal? Quantity { get; set; }
    public decimal? Price { get; set; }
    public bool ByOwner { get; set; }
}

/// <summary>Turns a posted form into the command of its act and runs it.</summary>
internal sealed class OrderActs(IServiceProvider services)
{
    public async Task<Problem?> Run(RepairId id, ActInput input, CancellationToken ct) => Enum.TryParse<RepairAct>(input.Act, out var act) ? act switch
    {
        RepairAct.Dispatch => await Do(id, input, new DispatchWorker.Command { Worker = Staff(input), Electric = input.Electric, Height = input.Height, Welding = input.Welding }, ct),
        RepairAct.Reassign => await Do(id, input, new ReassignWorker.Command { Worker = Staff(input), Electric = input.Electric, Height = input.Height, Welding = input.Welding, Reason = input.Text ?? "" }, ct),
        RepairAct.Accept => await Do(id, input, new AcceptOrder.Command(), ct),
        RepairAct.Arrive => await Do(id, input, new ArriveOnSite.Command { Badge = input.Badge }, ct),
        RepairAct.Quote => await Do(id, input, new QuoteRepair.Command { Lines = Lines(input) }, ct),
        RepairAct.Consent => await Do(id, input, Signed(input, new ConsentToQuote.Command()), ct),
        RepairAct.RefuseConsent => await Do(id, input, new RefuseQuote.Command { Reason = input.Text ?? "" }, ct),
        RepairAct.RefusePrice => await Do(id, input, Signed(input, new LeaveForPrice.Command { Reason = input.Text ?? "" }), ct),
        RepairAct.Start => await Do(id, input, new StartWork.Command { Checks = input.Checks, FreeReason = input.Text ?? "" }, ct),
        RepairAct.Suspend => await Do(id, input, new PauseClock.Command { Reason = Enum.TryParse<PauseReason>(input.Pause, out var pause) ? pause : PauseReason.OwnerTime, Until = input.Time, Words = input.Text ?? "" }, ct),
        RepairAct.Resume => await Do(id, input, new ResumeClock.Command(), ct),
        RepairAct.AddMaterial => await Do(id, input, new AddMaterial.Command { Lines = Lines(input) }, ct),
        RepairAct.Finish => await Do(id, input, new FinishRepair.Command { Result = input.Text ?? "", Cause = input.Cause ?? "", Photos = await Pictures(input, ct) }, ct),
        RepairAct.ConfirmOwner => await Do(id, input, Signed(input, new ConfirmByOwner.Command { Passed = !input.Failed, Opinion = input.Text ?? "" }), ct),
        RepairAct.FailedTry => await Do(id, input, new RecordFailedTry.Command { Words = input.Text ?? "" }, ct),
        RepairAct.Close => await Do(id, input, new CloseRepair.Command { Words = input.Text ?? "" }, ct),
        RepairAct.ReagreeTime => await Do(id, input, new AgreeTimeAgain.Command { AgreedAt = input.Time, FinishBy = input.FinishBy, Reason = input.Text ?? "" }, ct),
        RepairAct.ChangeClass => await Do(id, input, new ChangeClass.Command { Class = Enum.TryParse<RepairClass>(input.Class, out var kind) ? kind : RepairClass.Minor, Reason = input.Text ?? "" }, ct),
        RepairAct.Remark => await Do(id, input, new AddRemark.Command { Urge = input.Urge, Text = input.Text ?? "" }, ct),
        RepairAct.Transfer => await Do(id, input, new TransferRepair.Command { To = input.To ?? "", Reason = input.Text ?? "" }, ct),
        RepairAct.Cancel => await Do(id, input, new CancelRepair.Command { Reason = input.Text ?? "" }, ct),
        RepairAct.Reopen => await Do(id, input, new ReopenRepair.Command { Reason = input.Text ?? "" }, ct),
        _ => Problem.NotFound("没有这项办理"),
    } : Problem.NotFound("没有这项办理");

    private async Task<Problem?> Do<TCommand>(RepairId id, ActInput input, TCommand command, CancellationToken ct) where TCommand : OnRepair
    {
        (command.RequestId, command.Id, command.Version) = (input.RequestId, id, input.Version);
        if (command is OnSiteAct onSite)
            onSite.DoneAt = input.DoneAt;
        return (await services.GetRequiredService<UseCase<TCommand, Moved>>().Run(command, ct)).Problem;
    }

    private static StaffId? Staff(ActInput input) => input.Worker is { } worker ? new StaffId(worker) : null;

    private static TCommand Signed<TCommand>(ActInput input, TCommand command) where TCommand : SignedAct
    {
        command.Way = input.Refused ? ConsentWay.RefusedToSign : string.IsNullOrWhiteSpace(input.Code) ? ConsentWay.Signed : ConsentWay.Code;
        (command.Signer, command.Drawing, command.Witness, command.Code) = (input.Signer ?? "", input.Drawing, input.Witness, input.Code?.Trim() ?? "");
        return command;
    }

    /// <summary>All of them, so that a refusal finds the line it speaks of; the act itself leaves out the empty ones.</summary>
    private static List<LineInput> Lines(ActInput input) => [.. input.Lines.Select(line =>
    {
        var kind = line.Kind == nameof(LineKind.Labour) ? LineKind.Labour : LineKind.Material;
        return new LineInput { Name = line.Name?.Trim() ?? "", Kind = kind, Unit = kind == LineKind.Labour ? "项" : "件", Quantity = line.Quantity ?? 1, UnitPrice = Price(line.Price), ByOwner = line.ByOwner };
    })];

    /// <summary>Null for what is no price: then the line says so.</summary>
    private static Money? Price(decimal? yuan) => yuan is > 0 and < 10_000_000 and { } price && decimal.Round(price, 2) == price ? Money.Yuan(price) : null;

    private static Task<List<Photo>> Pictures(ActInput input, CancellationToken ct) => FormFiles.Read(input.Photos, int.MaxValue, (name, bytes) => new Photo { Name = name, Bytes = bytes }, ct);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Billing.Domain;

/// <summary>计算中 / 已暂停 / 待复核 / 已入账 / 已撤回 / 已作废.</summary>
internal enum RunState { Calculating, Stopped, Ready, Posted, Withdrawn, Discarded }

/// <summary>One reckoning of a community for a month (核算): calculate → exceptions → review → post. Its bills lie in steps, each a transaction of its own.</summary>
internal sealed class BillRun : Versioned
{
    /// <summary>What may follow what; everything else is refused with a sentence.</summary>
    private static readonly Dictionary<(RunState From, string Act), RunState> Steps = new()
    {
        [(RunState.Calculating, Stopping)] = RunState.Stopped,
        [(RunState.Stopped, Resuming)] = RunState.Calculating,
        [(RunState.Calculating, Finishing)] = RunState.Ready,
        [(RunState.Stopped, Discarding)] = RunState.Discarded,
        [(RunState.Ready, Discarding)] = RunState.Discarded,
        [(RunState.Ready, Posting)] = RunState.Posted,
        [(RunState.Posted, Withdrawing)] = RunState.Withdrawn,
    };

    public const string Stopping = "暂停", Resuming = "继续", Finishing = "算完", Discarding = "作废", Posting = "入账", Withdrawing = "撤回";

    public required int No { get; init; }
    public required Guid Key { get; init; }
    public required string Number { get; init; }
    public required CommunityId CommunityId { get; init; }
    public required string Community { get; init; }

    /// <summary>Set when one house alone is billed.</summary>
    public HouseId? HouseId { get; init; }
    public string HouseNumber { get; init; } = "";
    public required DateOnly Month { get; init; }

    /// <summary>Numbers of the items it bills, with commas.</summary>
    public required string Items { get; init; }
    public RunState State { get; private set; }
    public required int Houses { get; init; }

    /// <summary>Progress, moved by the transaction of each step and by nothing else.</summary>
    public int HousesDone { get; private set; }
    public int StepsDone { get; private set; }
    public string LastHouse { get; private set; } = "";
    public long Lines { get; private set; }

    public long Bills { get; private set; }
    public long TotalFen { get; private set; }
    public int Parked { get; private set; }
    public int Skipped { get; private set; }
    public StaffId? StartedById { get; init; }
    public required string StartedBy { get; init; }
    public required DateTime StartedAt { get; init; }
    public DateTime? ReadyAt { get; private set; }
    public string PostedBy { get; private set; } = "";
    public DateTime? PostedAt { get; private set; }
    public string EndedBy { get; private set; } = "";
    public DateTime? EndedAt { get; private set; }
    public string Reason { get; private set; } = "";
    public string SummaryBy { get; private set; } = "";
    public DateTime? SummaryAt { get; private set; }

    public Money Total => new(TotalFen);
    public string Href => $"/billing/runs/{No}";
    public int[] ItemNos => [.. Items.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture))];

    public Problem? Go(string act)
    {
        if (!Steps.TryGetValue((State, act), out var next))
            return Problem.Conflict($"批次 {Number} 现在是“{Words.Of(State)}”，不能{act}");
        State = next;
        return null;
    }

    public Problem? Post(CurrentUser user, DateTime now)
    {
        if (StartedById is not null && StartedById == user.Id)
            return Problem.Forbidden("发起核算的人不能自己入账，请由另一位有权的同事复核入账");
        if (Go(Posting) is { } problem)
            return problem;
        (PostedBy, PostedAt) = (user.Name, now);
        return null;
    }

    public Problem? End(string act, string reason, string by, DateTime now)
    {
        if (Go(act) is { } problem)
            return problem;
        (EndedBy, EndedAt, Reason) = (by, now, reason);
        return null;
    }

    public Problem? Summarize(string by, DateTime now)
    {
        if (State != RunState.Posted)
            return Problem.Conflict("入账后才能上报应收款汇总");
        if (SummaryAt is not null)
            return Problem.Conflict($"{SummaryBy}已上报过这个批次的应收款汇总");
        (SummaryBy, SummaryAt) = (by, now);
        return null;
    }

    /// <summary>A line taken out of the run or put back.</summary>
    public void Move(int bills, long fen) => (Bills, TotalFen, StepsDone) = (Bills + bills, TotalFen + fen, StepsDone + 1);

    internal sealed class Table : IEntityTypeConfiguration<BillRun>
    {
        public void Configure(EntityTypeBuilder<BillRun> run)
        {
            run.ToTable("billing_runs").HasKey(r => r.No);
            run.Property(r => r.Number).HasMaxLength(40);
            run.Property(r => r.Community).HasMaxLength(40);
            run.Property(r => r.HouseNumber).HasMaxLength(40);
            run.Property(r => r.Items).HasMaxLength(400);
            run.Property(r => r.LastHouse).HasMaxLength(40);
            run.Property(r => r.StartedBy).HasMaxLength(60);
            run.Property(r => r.PostedBy).HasMaxLength(60);
            run.Property(r => r.EndedBy).HasMaxLength(60);
            run.Property(r => r.SummaryBy).HasMaxLength(60);
            run.Property(r => r.Reason).HasMaxLength(200);
            run.HasIndex(r => new { r.CommunityId, r.Month, r.HouseId });
            run.HasIndex(r => new { r.State, r.No });
            run.Ignore(r => r.Total).Ignore(r => r.Href).Ignore(r => r.ItemNos);
        }
    }
}

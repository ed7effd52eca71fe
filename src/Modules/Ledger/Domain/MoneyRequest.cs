using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Ledger.Contracts;

namespace Anju.Ledger.Domain;

/// <summary>减免 / 调整 / 退款 / 红冲 / 退押金.</summary>
internal enum RequestKind : short { Waiver = 1, Adjustment = 2, Refund = 3, Reversal = 4, DepositReturn = 5 }

/// <summary>待核对 / 待批准 / 待付款 / 已办结 / 不同意 / 已撤回.</summary>
internal enum RequestState : short { Proposed = 1, Checked = 2, Approved = 3, Done = 4, Declined = 5, Withdrawn = 6 }

/// <summary>
/// 审批单: proposed by one, checked by finance, approved by amount by a third; never by whoever takes the money alone
/// (domain §3.12, §7.11). What is waived or adjusted is posted with the approval; what is paid out waits for the cashier.
/// </summary>
internal sealed class MoneyRequest : Versioned
{
    public required RequestId Id { get; init; }
    public required string Number { get; init; }
    public required RequestKind Kind { get; init; }
    public required HouseId HouseId { get; init; }
    public required BuildingId BuildingId { get; init; }
    public required string HouseNumber { get; init; }

    /// <summary>What it is about in all; an adjustment may be below 0.</summary>
    public required long AmountFen { get; init; }

    /// <summary>Kept of a deposit.</summary>
    public long KeptFen { get; init; }

    /// <summary>The item that what is kept is charged as; 0 when nothing is.</summary>
    public int KeptItemNo { get; init; }

    /// <summary>The paper that is to be reversed.</summary>
    public ReceiptId? ReceiptId { get; init; }
    public DepositId? DepositId { get; init; }
    public required string Reason { get; init; }

    /// <summary>What proves the reason: papers, photos; scans hang on the record.</summary>
    public string Proof { get; init; } = "";
    public RequestState State { get; private set; } = RequestState.Proposed;
    public required StaffId? ProposedById { get; init; }
    public required string ProposedBy { get; init; }
    public required DateTime ProposedAt { get; init; }
    public StaffId? CheckedById { get; private set; }
    public string CheckedBy { get; private set; } = "";
    public string CheckWords { get; private set; } = "";
    public DateTime? CheckedAt { get; private set; }
    public string ApprovedBy { get; private set; } = "";
    public string ApproveWords { get; private set; } = "";
    public DateTime? ApprovedAt { get; private set; }
    public DateTime? EndedAt { get; private set; }

    /// <summary>Number of the paper it was paid out on.</summary>
    public string Paper { get; private set; } = "";

    public Money Amount => new(AmountFen);
    public Money Kept => new(KeptFen);
    public string Href => $"/ledger/requests/{Id.Value}";

    /// <summary>Whether the cashier has to pay something out after the approval.</summary>
    public bool IsPaidOut => Kind is RequestKind.Refund or RequestKind.Reversal or RequestKind.DepositReturn;

    /// <summary>财务核对.</summary>
    public Problem? Check(bool agrees, string words, CurrentUser user, DateTime now)
    {
        if (State != RequestState.Proposed)
            return NotNow("核对");
        if (ProposedById is not null && ProposedById == user.Id)
            return Problem.Forbidden("提出申请的人不能自己核对");
        (CheckedById, CheckedBy, CheckWords, CheckedAt) = (user.Id, user.Name, words, now);
        return End(agrees ? RequestState.Checked : RequestState.Declined, now);
    }

    /// <summary>批准. Whoever proposed or checked it is not the one who approves.</summary>
    /// <param name="limit">Up to this the director's word is enough.</param>
    public Problem? Approve(bool agrees, string words, CurrentUser user, Money limit, DateTime now)
    {
        if (State != RequestState.Checked)
            return State == RequestState.Proposed ? Problem.Conflict($"{Number} 还没有经财务核对，不能批准") : NotNow("批准");
        if (user.Id is not null && (ProposedById == user.Id || CheckedById == user.Id))
            return Problem.Forbidden("提出或核对申请的人不能自己批准");
        if (agrees && Math.Abs(AmountFen) > limit.Fen && !user.May(LedgerPermissions.ApproveLarge))
            return Problem.Forbidden($"{new Money(Math.Abs(AmountFen))} 元超过限额 {limit} 元，须由总经理批准");
        (ApprovedBy, ApproveWords, ApprovedAt) = (user.Name, words, now);
        return End(!agrees ? RequestState.Declined : IsPaidOut ? RequestState.Approved : RequestState.Done, now);
    }

    public Problem? PaidOut(string paper, DateTime now)
    {
        if (State != RequestState.Approved)
            return NotNow("付款");
        Paper = paper;
        return End(RequestState.Done, now);
    }

    public Problem? Withdraw(CurrentUser user, DateTime now) =>
        State is not (RequestState.Proposed or RequestState.Checked or RequestState.Approved) ? NotNow("撤回") : ProposedById != user.Id ? Problem.Forbidden("只有提出的人能撤回") : End(RequestState.Withdrawn, now);

    private Problem? End(RequestState state, DateTime now)
    {
        State = state;
        if (state is RequestState.Done or RequestState.Declined or RequestState.Withdrawn)
            EndedAt = now;
        return null;
    }

    private Problem NotNow(string act) => Problem.Conflict($"{Number} {Words.Of(State)}，不能{act}");

    internal sealed class Table : IEntityTypeConfiguration<MoneyRequest>
    {
        public void Configure(EntityTypeBuilder<MoneyRequest> request)
        {
            request.ToTable("ledger_requests");
            request.Property(r => r.Number).HasMaxLength(30);
            request.Property(r => r.Kind).HasConversion<short>();
            request.Property(r => r.State).HasConversion<short>();
            request.Property(r => r.HouseNumber).HasMaxLength(40);
            request.Property(r => r.Reason).HasMaxLength(400);
            request.Property(r => r.Proof).HasMaxLength(400);
            request.Property(r => r.ProposedBy).HasMaxLength(60);
            request.Property(r => r.CheckedBy).HasMaxLength(60);
            request.Property(r => r.CheckWords).HasMaxLength(200);
            request.Property(r => r.ApprovedBy).HasMaxLength(60);
            request.Property(r => r.ApproveWords).HasMaxLength(200);
            request.Property(r => r.Paper).HasMaxLength(30);
            request.HasIndex(r => r.Number).IsUnique();
            request.HasIndex(r => new { r.State, r.ProposedAt });
            request.HasIndex(r => r.HouseId);
            request.HasIndex(r => r.ReceiptId).HasFilter("\"ReceiptId\" IS NOT NULL");
            request.Ignore(r => r.Amount).Ignore(r => r.Kept).Ignore(r => r.Href).Ignore(r => r.IsPaidOut);
        }
    }
}

/// <summary>What of one charge is to be waived or adjusted.</summary>
internal sealed class RequestLine : Centered
{
    public required RequestId RequestId { get; init; }
    public required long ChargeId { get; init; }
    public required string Item { get; init; }
    public required int Period { get; init; }

    /// <summary>To be waived of the principal; of an adjustment what is added, below 0 what is taken off.</summary>
    public required long PrincipalFen { get; init; }
    public long LateFen { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<RequestLine>
    {
        public void Configure(EntityTypeBuilder<RequestLine> line)
        {
            line.ToTable("ledger_request_lines").HasKey(l => new { l.RequestId, l.ChargeId });
            line.Property(l => l.Item).HasMaxLength(20);
        }
    }
}

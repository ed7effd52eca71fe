using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Ledger.Contracts;

namespace Anju.Ledger.Domain;

/// <summary>电话 / 上门 / 当面 / 短信 / 消息 / 信箱 / 挂号信 / 其他.</summary>
internal enum DunningWay : short { Phone = 1, Visit = 2, Met = 3, Sms = 4, Message = 5, Mailbox = 6, Registered = 7, Other = 8 }

/// <summary>业主本人 / 家属 / 租客 / 其他人 / 未联系上.</summary>
internal enum ReachedWho : short { Owner = 1, Family = 2, Tenant = 3, Other = 4, Nobody = 5 }

/// <summary>Why it was not paid, as the debtor says.</summary>
internal enum UnpaidWhy : short { None = 0, Forgot = 1, Away = 2, Hardship = 3, Service = 4, Quality = 5, Vacant = 6, Amount = 7, Neighbour = 8, Other = 9 }

/// <summary>待兑现 / 已兑现 / 未兑现.</summary>
internal enum PromiseState { Open, Kept, Broken }

/// <summary>One act of dunning: a line of the 《费用催缴情况记录》. It never changes; only what was paid on its promise is added up beside it.</summary>
internal sealed class DunningAct : Versioned
{
    public required DunningActId Id { get; init; }
    public required HouseId HouseId { get; init; }
    public required string HouseNumber { get; init; }
    public required int Stage { get; init; }

    /// <summary>The day it was done.</summary>
    public required DateOnly On { get; init; }
    public required DateTime At { get; init; }
    public required StaffId? ById { get; init; }
    public required string By { get; init; }

    /// <summary>Who went along: visits are made by two.</summary>
    public string With { get; init; } = "";
    public required DunningWay Way { get; init; }
    public required ReachedWho Reached { get; init; }
    [Personal(PersonalKind.Name)] public string ReachedName { get; init; } = "";
    public UnpaidWhy Why { get; init; }
    [Personal(PersonalKind.Text)] public string Words { get; init; } = "";
    public long PromiseFen { get; init; }
    public DateOnly? PromiseOn { get; init; }

    /// <summary>Paid on charges since the promise and not later than its day; kept by payments alone.</summary>
    public long PromisePaidFen { get; set; }

    /// <summary>Lines of the account when it was done: what is paid counts from behind it.</summary>
    public required int FromLine { get; init; }
    public DateOnly? NextOn { get; init; }
    public string NextWhat { get; init; } = "";
    public string SkipWhy { get; init; } = "";

    /// <summary>What was demanded: due and not disputed.</summary>
    public required long DueFen { get; init; }
    public required long LateFen { get; init; }
    public required DateOnly? OldestDueOn { get; init; }
    public LetterId? LetterId { get; init; }
    public string LetterNumber { get; init; } = "";

    public Money Due => new(DueFen);
    public Money Promised => new(PromiseFen);

    /// <summary>Whether a promise was kept, judged from payments; null when nothing was promised.</summary>
    public PromiseState? Promise(DateOnly today) => PromiseOn is not { } day ? null : PromisePaidFen >= PromiseFen ? PromiseState.Kept : today > day ? PromiseState.Broken : PromiseState.Open;

    internal sealed class Table : IEntityTypeConfiguration<DunningAct>
    {
        public void Configure(EntityTypeBuilder<DunningAct> act)
        {
            act.ToTable("ledger_dunning_acts");
            act.Property(a => a.HouseNumber).HasMaxLength(40);
            act.Property(a => a.By).HasMaxLength(60);
            act.Property(a => a.With).HasMaxLength(60);
            act.Property(a => a.Way).HasConversion<short>();
            act.Property(a => a.Reached).HasConversion<short>();
            act.Property(a => a.Why).HasConversion<short>();
            act.Property(a => a.ReachedName).HasMaxLength(60);
            act.Property(a => a.Words).HasMaxLength(500);
            act.Property(a => a.NextWhat).HasMaxLength(100);
            act.Property(a => a.SkipWhy).HasMaxLength(200);
            act.Property(a => a.LetterNumber).HasMaxLength(30);
            act.HasIndex(a => new { a.HouseId, a.On });
            act.HasIndex(a => a.PromiseOn).HasFilter("\"PromiseOn\" IS NOT NULL");
            act.Ignore(a => a.Due).Ignore(a => a.Promised);
        }
    }
}

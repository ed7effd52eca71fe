using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Casework.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Ledger.Contracts;

namespace Anju.Ledger.Months;

/// <summary>待签收 / 已签收 / 已退回.</summary>
internal enum ReportState : short { Delivered = 1, Confirmed = 2, Returned = 3 }

/// <summary>财务 / 主任.</summary>
internal enum Addressee : short { Finance = 1, Director = 2 }

/// <summary>
/// 月度财务报表 of a closed month (F-2g): a frozen copy, delivered to finance and to the director, done when both have
/// confirmed it (F-2h). Returned, it stays as it is and a new version takes its place beside it.
/// </summary>
internal sealed class MonthReport : Versioned
{
    public required MonthReportId Id { get; init; }
    public required int Month { get; init; }

    /// <summary>From 1 in the month.</summary>
    public required int No { get; init; }
    public required DateTime MadeAt { get; init; }
    public StaffId? MadeById { get; init; }
    public required string MadeBy { get; init; }

    /// <summary>Made after the day it is due (F-2g).</summary>
    public required bool IsLate { get; init; }

    /// <summary>What is different from the version before.</summary>
    public string Note { get; init; } = "";
    public ReportState State { get; private set; } = ReportState.Delivered;
    public StaffId? FinanceId { get; private set; }
    public string Finance { get; private set; } = "";
    public DateTime? FinanceAt { get; private set; }
    public StaffId? DirectorId { get; private set; }
    public string Director { get; private set; } = "";
    public DateTime? DirectorAt { get; private set; }
    public string ReturnedBy { get; private set; } = "";
    public DateTime? ReturnedAt { get; private set; }
    public string Remark { get; private set; } = "";

    public string Number => $"{Ym.Text(Month)} 第 {No} 版";
    public string Href => HrefOf(Month, No);
    public Subject Subject => new("month-report", Id.Value);

    public static string HrefOf(int month, int? no = null) => no is null ? $"/ledger/months/{month}" : $"/ledger/months/{month}?no={no}";

    /// <summary>Nobody confirms his own report, and nobody signs for both.</summary>
    public Problem? Confirm(Addressee by, CurrentUser user, DateTime now)
    {
        if (Refuse(user, by == Addressee.Finance ? DirectorId : FinanceId) is { } refused)
            return refused;
        if ((by == Addressee.Finance ? FinanceAt : DirectorAt) is not null)
            return Problem.Conflict($"{(by == Addressee.Finance ? "财务" : "主任")}已签收");
        if (by == Addressee.Finance)
            (FinanceId, Finance, FinanceAt) = (user.Id, user.Name, now);
        else
            (DirectorId, Director, DirectorAt) = (user.Id, user.Name, now);
        if (FinanceAt is not null && DirectorAt is not null)
            State = ReportState.Confirmed;
        return null;
    }

    public Problem? Return(string remark, CurrentUser user, DateTime now)
    {
        if (Refuse(user, null) is { } refused)
            return refused;
        (State, ReturnedBy, ReturnedAt, Remark) = (ReportState.Returned, user.Name, now, remark);
        return null;
    }

    private Problem? Refuse(CurrentUser user, StaffId? other) =>
        State != ReportState.Delivered ? Problem.Conflict($"{Number} {MonthWords.Of(State)}，不能再签收或退回")
        : user.Id is null ? Problem.Forbidden("只有登录的财务和主任能签收")
        : user.Id == MadeById ? Problem.Forbidden("报表由编制人以外的人签收")
        : user.Id == other ? Problem.Forbidden("您已签收；另一方请由另一位同事签收") : null;

    internal sealed class Table : IEntityTypeConfiguration<MonthReport>
    {
        public void Configure(EntityTypeBuilder<MonthReport> report)
        {
            report.ToTable("ledger_reports");
            report.Property(r => r.State).HasConversion<short>();
            foreach (var name in (string[])[nameof(MadeBy), nameof(Finance), nameof(Director), nameof(ReturnedBy)])
                report.Property(name).HasMaxLength(60);
            report.Property(r => r.Note).HasMaxLength(200);
            report.Property(r => r.Remark).HasMaxLength(200);
            report.HasIndex(r => new { r.Month, r.No }).IsUnique();
            report.HasIndex(r => r.Month, "one_living_report").IsUnique().HasFilter("\"State\" <> 3");
            report.Ignore(r => r.Number).Ignore(r => r.Href).Ignore(r => r.Subject);
        }
    }
}

/// <summary>The frozen sheets of a report, apart from it so that lists do not carry them.</summary>
internal sealed class ReportText : Centered, ILogRow
{
    /// <summary>Of the report.</summary>
    public required Guid Id { get; init; }

    /// <summary><see cref="ReportBody"/> as JSON.</summary>
    public required string Body { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<ReportText>
    {
        public void Configure(EntityTypeBuilder<ReportText> text) => text.ToTable("ledger_report_texts");
    }
}

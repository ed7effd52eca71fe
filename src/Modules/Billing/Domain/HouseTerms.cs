using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Billing.Domain.Calculation;
using Anju.Estate.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Billing.Domain;

/// <summary>待批准 / 已批准 / 未批准 / 已取消.</summary>
internal enum VacancyState { Proposed, Approved, Declined, Cancelled }

/// <summary>A vacancy (空置) that was applied for before it began: rate, waiting, readings at start and end, threshold of usage. Reduces service fees only.</summary>
internal sealed class Vacancy : Versioned
{
    public required Guid Id { get; init; }
    public required HouseId HouseId { get; init; }
    public required string HouseNumber { get; init; }
    public required DateOnly From { get; init; }
    public DateOnly? To { get; private set; }

    /// <summary>Percent of the fee that is paid.</summary>
    public required int Percent { get; init; }
    public required int WaitMonths { get; init; }
    public bool IsRetroactive { get; init; }

    /// <summary>Usage of the named item in a month above which the house is plainly lived in; null is not checked.</summary>
    public int? MostUsage { get; init; }
    public string UsageItem { get; init; } = "";

    /// <summary>Paper of the application, and the readings when it began.</summary>
    public required string Paper { get; init; }
    public VacancyState State { get; private set; }
    public StaffId? ProposedById { get; init; }
    public required string ProposedBy { get; init; }
    public string DecidedBy { get; private set; } = "";
    public string Decision { get; private set; } = "";

    public VacancyTerms Terms => new(From, To, Percent / 100m, WaitMonths, IsRetroactive);

    public Problem? Decide(bool approve, string words, CurrentUser user)
    {
        if (State != VacancyState.Proposed)
            return Problem.Conflict($"这份空置申请{Words.Of(State)}，不能再批");
        if (ProposedById is not null && ProposedById == user.Id)
            return Problem.Forbidden("登记申请的人不能自己批准，请由另一位有权的同事批准");
        (State, DecidedBy, Decision) = (approve ? VacancyState.Approved : VacancyState.Declined, user.Name, words);
        return null;
    }

    /// <summary>The house is lived in again, or usage shows that it always was.</summary>
    public Problem? End(DateOnly lastDay, string words)
    {
        if (State != VacancyState.Approved || To is not null)
            return Problem.Conflict("只有生效中的空置才能结束");
        if (lastDay < From.AddDays(-1))
            return Problem.Invalid("On", $"不能早于空置开始的前一天 {From.AddDays(-1):yyyy-MM-dd}");
        (To, Decision) = (lastDay, $"{Decision}；结束：{words}".TrimStart('；'));
        if (lastDay < From)
            State = VacancyState.Cancelled;
        return null;
    }

    internal sealed class Table : IEntityTypeConfiguration<Vacancy>
    {
        public void Configure(EntityTypeBuilder<Vacancy> vacancy)
        {
            vacancy.ToTable("billing_vacancies");
            vacancy.Property(v => v.HouseNumber).HasMaxLength(40);
            vacancy.Property(v => v.UsageItem).HasMaxLength(20);
            vacancy.Property(v => v.Paper).HasMaxLength(200);
            vacancy.Property(v => v.ProposedBy).HasMaxLength(60);
            vacancy.Property(v => v.DecidedBy).HasMaxLength(60);
            vacancy.Property(v => v.Decision).HasMaxLength(420);
            vacancy.HasIndex(v => new { v.State, v.From });
            vacancy.HasIndex(v => v.HouseId);
            vacancy.Ignore(v => v.Terms);
        }
    }
}

/// <summary>How many persons a household has from a day on, on application with a paper; shifts the bounds of tiers. The number valid on the last day of a period holds for all of it.</summary>
internal sealed class Household : Versioned
{
    public required Guid Id { get; init; }
    public required HouseId HouseId { get; init; }
    public required int Persons { get; init; }
    public required DateOnly From { get; init; }
    public required string Paper { get; init; }
    public required string By { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<Household>
    {
        public void Configure(EntityTypeBuilder<Household> household)
        {
            household.ToTable("billing_households");
            household.Property(h => h.Paper).HasMaxLength(120);
            household.Property(h => h.By).HasMaxLength(60);
            household.HasIndex(h => new { h.HouseId, h.From }).IsUnique();
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Billing.Domain.Calculation;
using Anju.Estate.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Billing.Domain;

/// <summary>待批准 / 已批准 / 未批准.</summary>
internal enum PriceState { Proposed, Approved, Declined }

/// <summary>A price of an item for a scope and a time. Proposed by one person, approved by another; its content never changes, a new version takes its place.</summary>
internal sealed class PriceVersion : Versioned
{
    public required int No { get; init; }
    public required int ItemNo { get; init; }

    /// <summary>As JSON; read with <see cref="Tariff"/>.</summary>
    public required string Terms { get; init; }
    public CommunityId? CommunityId { get; init; }
    public BuildingId? BuildingId { get; init; }
    public HouseUse? Use { get; init; }
    public int? FloorFrom { get; init; }
    public int? FloorTo { get; init; }
    public HouseId? HouseId { get; init; }

    /// <summary>Where it holds, in words: 安居花园 · 3栋 · 住宅.</summary>
    public required string Where { get; init; }
    public required DateOnly From { get; init; }
    public DateOnly? To { get; set; }

    /// <summary>The paper that allows this price.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>What is included, for the one who asks at the desk.</summary>
    public string Includes { get; init; } = "";
    public PriceState State { get; private set; }
    public StaffId? ProposedById { get; init; }
    public required string ProposedBy { get; init; }
    public required DateTime ProposedAt { get; init; }
    public string DecidedBy { get; private set; } = "";
    public DateTime? DecidedAt { get; private set; }
    public string Decision { get; private set; } = "";

    private Tariff? tariff;
    public Tariff Tariff => tariff ??= Tariff.FromJson(Terms);
    public Scope Scope => new(CommunityId?.Value, BuildingId?.Value, Use, FloorFrom, FloorTo, HouseId?.Value);
    public PriceTerms Price => new(No, Tariff, Scope, From, To);

    /// <summary>A second person lets it take effect, or not.</summary>
    /// <param name="billedTo">Last day that is billed already where it would hold; a price is never retroactive.</param>
    public Problem? Decide(bool approve, string words, CurrentUser user, DateOnly? billedTo, DateTime now)
    {
        if (State != PriceState.Proposed)
            return Problem.Conflict($"这个价格{Words.Of(State)}，不能再批");
        if (ProposedById is not null && ProposedById == user.Id)
            return Problem.Forbidden("提出价格的人不能自己批准，请由另一位有权的同事批准");
        if (approve && billedTo is { } billed && From <= billed)
            return Problem.Conflict($"{From:yyyy-MM-dd} 至 {billed:yyyy-MM-dd} 已经出账，价格不能追溯；请另提生效日期晚于 {billed:yyyy-MM-dd} 的价格");
        (State, Decision, DecidedBy, DecidedAt) = (approve ? PriceState.Approved : PriceState.Declined, words, user.Name, now);
        return null;
    }

    internal sealed class Table : IEntityTypeConfiguration<PriceVersion>
    {
        public void Configure(EntityTypeBuilder<PriceVersion> price)
        {
            price.ToTable("billing_prices").HasKey(p => p.No);
            price.Property(p => p.Terms).HasMaxLength(4000);
            price.Property(p => p.Where).HasMaxLength(120);
            price.Property(p => p.LegalBasis).HasMaxLength(200);
            price.Property(p => p.Includes).HasMaxLength(300);
            price.Property(p => p.ProposedBy).HasMaxLength(60);
            price.Property(p => p.DecidedBy).HasMaxLength(60);
            price.Property(p => p.Decision).HasMaxLength(200);
            price.HasIndex(p => new { p.ItemNo, p.From });
            price.HasOne<FeeItem>().WithMany().HasForeignKey(p => new { p.CenterId, p.ItemNo }).OnDelete(DeleteBehavior.Restrict);
            price.Ignore(p => p.Tariff).Ignore(p => p.Scope).Ignore(p => p.Price);
        }
    }
}

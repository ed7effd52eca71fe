using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel.Data;

namespace Anju.Ledger.Domain;

/// <summary>What a center has laid down about dunning besides the ladder. One row, present from its first change on; until then the values here hold.</summary>
internal sealed class DunningRules : Versioned
{
    public const int Only = 1;

    public int Id { get; init; } = Only;

    /// <summary>A debtor is contacted at least every so many days (A-6b).</summary>
    public int ContactDays { get; set; } = 30;

    /// <summary>Days a letter gives to pay.</summary>
    public int DeadlineDays { get; set; } = 15;

    /// <summary>诉讼时效 in years: our own reminder, never printed.</summary>
    public int LimitYears { get; set; } = 3;

    /// <summary>So many months before its end the clock warns.</summary>
    public int LimitWarnMonths { get; set; } = 6;

    /// <summary>Debtors may be listed in public, by house number alone. Off unless there is a legal basis (个人信息保护法 25).</summary>
    public bool IsPublic { get; set; }

    /// <summary>What allows the public list; needed with <see cref="IsPublic"/>.</summary>
    public string PublicBasis { get; set; } = "";

    /// <summary>缴费方式 on letters.</summary>
    public string Ways { get; set; } = "服务中心前台（现金、刷卡、收款码）；对公转账请注明房号";

    /// <summary>联系方式 on letters.</summary>
    public string Contact { get; set; } = "";

    /// <summary>依据 on letters: the contract, in the center's own words.</summary>
    public string Basis { get; set; } = "《前期物业服务合同》";

    internal sealed class Table : IEntityTypeConfiguration<DunningRules>
    {
        public void Configure(EntityTypeBuilder<DunningRules> rules)
        {
            rules.ToTable("ledger_dunning_rules");
            rules.Property(r => r.PublicBasis).HasMaxLength(200);
            rules.Property(r => r.Ways).HasMaxLength(200);
            rules.Property(r => r.Contact).HasMaxLength(100);
            rules.Property(r => r.Basis).HasMaxLength(200);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.People.Contracts;

namespace Anju.People.Domain;

/// <summary>None: shown not to have it (any more). Then 初级, 熟练 (works alone), 能带徒.</summary>
internal enum SkillLevel { None, Basic, Skilled, Expert }

/// <summary>One assessment of one skill (M-3). A later one takes its place and this one stays readable.</summary>
internal sealed class Skill : ICompanyWide
{
    private Skill() { }                                      // EF Core

    public Skill(StaffId staff, Trade trade, SkillLevel level, string provedBy, DateOnly on) =>
        (Id, StaffId, Trade, Level, ProvedBy, On) = (Kernel.Id.New<SkillId>(), staff, trade, level, provedBy, on);

    public SkillId Id { get; private init; }
    public StaffId StaffId { get; private init; }
    public Trade Trade { get; private init; }
    public SkillLevel Level { get; private init; }

    /// <summary>证明: a test, a training, a certificate, the work itself.</summary>
    public string ProvedBy { get; private init; } = "";
    public DateOnly On { get; private init; }

    /// <summary>What holds now: the latest assessment of each trade; on one day the one recorded last.</summary>
    public static IEnumerable<Skill> Current(IEnumerable<Skill> all) => all
        .GroupBy(s => (s.StaffId, s.Trade))
        .Select(g => g.OrderByDescending(s => s.On).ThenByDescending(s => s.Id.Value).First())
        .Where(s => s.Level != SkillLevel.None);

    internal sealed class Table : IEntityTypeConfiguration<Skill>
    {
        public void Configure(EntityTypeBuilder<Skill> skill)
        {
            skill.ToTable("people_skills");
            skill.Property(s => s.Id).ValueGeneratedNever();
            skill.HasIndex(s => new { s.StaffId, s.Trade, s.On });
            skill.Property(s => s.ProvedBy).HasMaxLength(100);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Data;

namespace Anju.Ledger.Domain;

/// <summary>
/// What a line does. Paid, waived and kept lessen the debt, late and adjusted add to it, an advance and a deposit are
/// the house's money in our hands. Undoing is the same kind with the opposite sign.
/// </summary>
internal enum LineKind : short
{
    /// <summary>收款 on the principal of a charge.</summary>
    Paid = 1,

    /// <summary>违约金计提: late charge assessed up to <see cref="LedgerLine.LateTo"/>.</summary>
    Late = 2,

    /// <summary>收违约金.</summary>
    LatePaid = 3,

    /// <summary>减免.</summary>
    Waived = 4,

    /// <summary>减免违约金.</summary>
    LateWaived = 5,

    /// <summary>调整: positive adds to the debt.</summary>
    Adjusted = 6,

    /// <summary>预存; negative when it is used or given back.</summary>
    Advance = 7,

    /// <summary>押金; negative when it is returned or kept.</summary>
    Deposit = 8,
}

/// <summary>
/// One fact of a house's account. Only added, never changed; numbered without gaps in the house, so that a house's
/// account lies together and a missing line shows.
/// </summary>
internal sealed class LedgerLine : Centered, ILogRow
{
    public required HouseId HouseId { get; init; }

    /// <summary>From 1 in the house.</summary>
    public required int No { get; init; }
    public required BuildingId BuildingId { get; init; }
    public required LineKind Kind { get; init; }

    /// <summary>The day in China whose books it belongs to.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Bill or other charge; 0 for advances and deposits.</summary>
    public required long ChargeId { get; init; }

    /// <summary>0 where no item is meant.</summary>
    public required int ItemNo { get; init; }

    /// <summary>Period of the charge, e.g. 202611; 0 where there is none.</summary>
    public required int Period { get; init; }
    public required long Fen { get; init; }

    /// <summary>Late charge is assessed up to this day, included; only on <see cref="LineKind.Late"/>.</summary>
    public DateOnly? LateTo { get; init; }

    /// <summary>The paper it stands on: receipt, request, deposit.</summary>
    public required Guid PaperId { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<LedgerLine>
    {
        public void Configure(EntityTypeBuilder<LedgerLine> line)
        {
            line.ToTable("ledger_lines").HasKey(l => new { l.HouseId, l.No });
            line.Property(l => l.Kind).HasConversion<short>();
            line.HasIndex(l => new { l.On, l.Kind });
            line.HasIndex(l => l.ChargeId).HasFilter("\"ChargeId\" <> 0");
        }
    }
}

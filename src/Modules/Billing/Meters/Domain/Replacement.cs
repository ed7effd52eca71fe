using Anju.Estate.Contracts;
using Anju.Kernel.Data;

namespace Anju.Billing.Meters.Domain;

/// <summary>《水电表更换记录》: one meter goes, another comes, each with its reading and its multiplier.</summary>
internal sealed class Replacement : Centered
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required MeterId OldId { get; init; }
    public required MeterId NewId { get; init; }
    public HouseId? HouseId { get; init; }
    public required DateOnly On { get; init; }
    public required long OldMilli { get; init; }
    public required long NewMilli { get; init; }
    public required string Reason { get; init; }
    public required string ApprovedBy { get; init; }
    public required string By { get; init; }
    public required DateTime At { get; init; }
}

/// <summary>An imported file of readings: who, when, which rows; its bytes are kept beside it (F-2c).</summary>
internal sealed class ReadingFile : Centered
{
    public required Guid Id { get; init; }
    public required RoundId RoundId { get; init; }
    public required string Name { get; init; }

    /// <summary>SHA-256 in hexadecimal.</summary>
    public required string Digest { get; init; }
    public required int Rows { get; init; }
    public required int Stored { get; init; }
    public required string By { get; init; }
    public required DateTime At { get; init; }
}

/// <summary>The file itself, as it came.</summary>
internal sealed class ReadingFileBytes : Centered, ILogRow
{
    public required Guid Id { get; init; }
    public required byte[] Bytes { get; init; }
}

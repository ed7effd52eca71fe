using Anju.Casework.Contracts;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;

namespace Anju.Office.Domain;

/// <summary>The target of one index, in its unit.</summary>
internal sealed record TargetLine(string Index, decimal Target, bool HigherIsBetter, string Unit);

/// <summary>《目标责任书》 (D-2g): targets of a year, set by the general manager and signed by the director. A change is a new sheet to be signed anew.</summary>
internal sealed class TargetSheet : Versioned
{
    private List<TargetLine>? lines;

    public required TargetSheetId Id { get; init; }
    public required int Year { get; init; }
    public required int No { get; init; }
    public required string Body { get; init; }
    public StaffId? SetById { get; init; }
    public required string SetBy { get; init; }
    public required DateTime SetAt { get; init; }
    public string SignedBy { get; private set; } = "";
    public DateTime? SignedAt { get; private set; }

    public string Number => $"MB-{Year} V{No}";
    public IReadOnlyList<TargetLine> Lines => lines ??= Domain.Body.Read<List<TargetLine>>(Body);

    public Problem? Sign(Doer doer)
    {
        if (SignedAt is not null)
            return Problem.Conflict($"目标责任书已由{SignedBy}签收");
        if (doer.Id is { } me && me == SetById)
            return Problem.Forbidden("下达目标的人不能自己签收");
        (SignedAt, SignedBy) = (doer.At, doer.Name);
        return null;
    }
}

/// <summary>How an actual figure stands against its target.</summary>
internal enum Light { NoTarget, TooFew, Green, Amber, Red }

internal static class Lights
{
    /// <summary>Missed by at most this share of the target is amber.</summary>
    private const decimal Near = 0.05m;

    /// <summary>Judged by the exact quotient, as the index itself is.</summary>
    public static Light Of(QualityIndex? index, TargetLine? target)
    {
        if (target is null)
            return Light.NoTarget;
        if (index?.Value is null)
            return Light.TooFew;
        var (actual, wanted, slack) = (index.Scale * index.Numerator, target.Target * index.Denominator, target.Target * Near * index.Denominator);
        return target.HigherIsBetter
            ? actual >= wanted ? Light.Green : actual >= wanted - slack ? Light.Amber : Light.Red
            : actual <= wanted ? Light.Green : actual <= wanted + slack ? Light.Amber : Light.Red;
    }
}

using Anju.Kernel.Identity;

namespace Anju.Casework.Contracts;

/// <summary>A kind of work that can prove a duty, as the module that does the work names it.</summary>
/// <param name="Key">Constant of the owning module, e.g. <c>inspections.patrol</c>; never changed once written.</param>
/// <param name="Title">What staff call it, e.g. 巡视检查.</param>
public sealed record EvidenceKind(string Key, string Title);

/// <summary>The kinds of one module, so that a duty is made of them without a programmer.</summary>
public interface IEvidenceKinds
{
    IReadOnlyList<EvidenceKind> Kinds { get; }
}

/// <summary>One act of work: what kind, on which record, for which day. Who did it is the current user unless said otherwise.</summary>
/// <param name="Number">Number of the record, shown with the evidence.</param>
/// <param name="Href">The record's page.</param>
/// <param name="At">When the work was done, UTC; may lie in the past for what is entered afterwards (补录).</param>
public sealed record WorkDone(string Kind, Subject Subject, string Number, string Title, string Href, DateTime At)
{
    /// <summary>Who did it; the current user when null.</summary>
    public StaffId? By { get; init; }

    /// <summary>The name of <see cref="By"/>, when it is somebody else.</summary>
    public string? ByName { get; init; }

    /// <summary>Whom or what it was about besides the record: a checked colleague, a post, a site.</summary>
    public Guid? About { get; init; }

    public Guid? House { get; init; }

    /// <summary>How much of it, e.g. points walked, homes visited; never below 0.</summary>
    public int Amount { get; init; } = 1;
}

/// <summary>Every act leaves one line of work evidence in its own transaction; duties are judged by nothing else.</summary>
public interface IEvidence
{
    /// <summary>Adds the line to the running transaction. The day it counts for is the day in China of <see cref="WorkDone.At"/>; entered on a later day it bears the mark 补录.</summary>
    void Note(WorkDone work);
}

using Anju.Kernel.Identity;

namespace Anju.Kernel.Ui;

/// <summary>One thing somebody has to do, on his phone page.</summary>
/// <param name="Badge">What state it is in, or how late it is.</param>
/// <param name="Colour">Colour word of the design.</param>
public sealed record FieldTask(string Title, string Badge, string Colour, IReadOnlyList<string> Details, string Href);

/// <summary>What a module adds to the phone page of whoever has to do it, besides the repairs. One cheap statement.</summary>
public interface IFieldTasks
{
    int Order { get; }
    string Title { get; }
    string Permission { get; }

    /// <summary>The whole list.</summary>
    string Href { get; }

    /// <summary>The live topic that changes it.</summary>
    string Topic { get; }

    /// <summary>What is his and not done, the oldest limit first.</summary>
    Task<IReadOnlyList<FieldTask>> Of(StaffId person, int limit, CancellationToken ct);
}

namespace Anju;

/// <summary>Clauses of the service-center rules that a test proves; docs/clauses.md is made from them.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class ClauseAttribute(params string[] ids) : Attribute
{
    public IReadOnlyList<string> Ids { get; } = ids;
}

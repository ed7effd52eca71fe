namespace Anju.Kernel.Identity;

/// <summary>What a module proposes for the posts of a new center; the administrator changes it as data afterwards.</summary>
public interface IDefaultGrants { IEnumerable<(string Post, string Permission)> Grants { get; } }

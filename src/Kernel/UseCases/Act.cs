using System.Reflection;

namespace Anju.Kernel.UseCases;

/// <summary>The act's name in the words of the staff, on the static class that holds command and handler.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ActAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>Code name of an act → its Chinese name, for the audit and for conflict messages.</summary>
public sealed class ActNames(ModuleList modules)
{
    private readonly Dictionary<string, string> names = modules.Types
        .Select(t => (t.Name, Act: t.GetCustomAttribute<ActAttribute>()))
        .Where(x => x.Act is not null).DistinctBy(x => x.Name).ToDictionary(x => x.Name, x => x.Act!.Name);

    public string Of(string act) => names.GetValueOrDefault(act, act);
}

using System.Reflection;
using Xunit;

namespace Anju.Unit;

/// <summary>docs/modules.md is the map; the compiled assemblies must agree with it.</summary>
public class ModuleMapTests
{
    private static readonly Dictionary<string, string[]> Map = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "modules.md"))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| Module", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(cells => cells[1], cells => cells[3].Split(", ", StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void Modules_import_only_what_the_map_allows()
    {
        Assert.True(Map.Count >= 7, "the map was not read");
        foreach (var (module, allowed) in Map)
            Assert.Empty(Assembly.Load($"Anju.{module}").GetReferencedAssemblies().Select(a => a.Name!)
                .Where(n => n.StartsWith("Anju.", StringComparison.Ordinal) && !n.StartsWith("Anju.Migrations", StringComparison.Ordinal))
                .Select(n => n["Anju.".Length..]).Except(allowed).Select(n => $"{module} imports {n}"));
    }

    [Fact]
    public void A_module_shows_only_its_contracts_pages_samples_and_front_page()
    {
        foreach (var module in Map.Keys.Where(m => m is not ("Kernel" or "Web")))
            Assert.Empty(Assembly.Load($"Anju.{module}").GetExportedTypes().Where(t => !IsOpen(t, module)).Select(t => t.FullName));
    }

    private static bool IsOpen(Type type, string module) =>
        type.Namespace == $"Anju.{module}.Contracts" || type.DeclaringType is { } outer && IsOpen(outer, module)
        || type.IsAssignableTo(typeof(Kernel.IModule)) || type.IsAssignableTo(typeof(Microsoft.AspNetCore.Components.IComponent))
        || type.Name == "_Imports" || type.Name.EndsWith("Samples", StringComparison.Ordinal);
}

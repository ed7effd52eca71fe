namespace Anju.Kernel;

/// <summary>Tables that ship inside the assembly.</summary>
internal static class Resources
{
    /// <param name="name">The path below the kernel, with dots: "Calendar.holidays.csv".</param>
    public static Stream Open(string name)
    {
        var assembly = typeof(Resources).Assembly;
        return assembly.GetManifestResourceStream($"Anju.Kernel.{name}")
            ?? throw new InvalidOperationException($"The table {name} is not part of {assembly.GetName().Name}.");
    }
}

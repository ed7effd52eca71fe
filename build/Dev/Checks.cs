namespace Anju.Dev;

/// <summary><c>check</c>: what must hold before a change is handed over.</summary>
internal static class Checks
{
    public static int Run()
    {
        Stage.Time("Restoring", () => Shell.Quiet("The packages could not be restored:", "dotnet", ["restore", "Anju.slnx", "-v", "q"]));
        foreach (var kind in (string[])["whitespace", "style"])
            Stage.Time($"Format: {kind}", () => Shell.Quiet(
                $"The code is not formatted. Run: dotnet format {kind} Anju.slnx", "dotnet", ["format", kind, "Anju.slnx", "--verify-no-changes", "--no-restore"]));
        Stage.Time("Building without a warning", () => Build.Release("Anju.slnx", "-warnaserror"));
        return Tests.Run([], built: true);
    }
}

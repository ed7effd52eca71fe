namespace Anju.Dev;

/// <summary>Builds a project or the whole solution in Release, once and quietly.</summary>
internal static class Build
{
    /// <summary>Builds; when that fails the compiler's words are shown and the chore ends.</summary>
    public static void Release(string project, params string[] more) =>
        Shell.Quiet($"{project} does not build:", "dotnet",
            ["build", project, "-c", "Release", "-v", "q", "-nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false", .. more]);

    /// <summary>The program as it is handed out, compiled ahead for this machine; where the tool for that cannot be had, as built, and slower to start.</summary>
    /// <returns>The assembly to run with <c>dotnet</c>.</returns>
    public static string Program()
    {
        var folder = Path.GetFullPath("artifacts/program");
        string[] publish = ["publish", "src/Web", "-c", "Release", "--self-contained", "false", "-r", System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier,
            "-o", folder, "-v", "q", "-nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false"];
        if (Shell.Ask("dotnet", publish).Code != 0)
            Shell.Quiet("src/Web does not build:", "dotnet", [.. publish, "-p:PublishReadyToRun=false"]);
        return Path.Combine(folder, "Anju.Web.dll");
    }

    /// <summary>Where the output of a project lies, as fixed by UseArtifactsOutput.</summary>
    public static string Output(string project, string file) => Path.GetFullPath($"artifacts/bin/{project}/release/{file}");
}

namespace Anju.Dev;

/// <summary>Builds a project or the whole solution in Release, once and quietly.</summary>
internal static class Build
{
    /// <summary>Builds; when that fails the compiler's words are shown and the chore ends.</summary>
    public static void Release(string project, params string[] more) =>
        Shell.Quiet($"{project} does not build:", "dotnet",
            ["build", project, "-c", "Release", "-v", "q", "-nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false", .. more]);

    /// <summary>Where the output of a project lies, as fixed by UseArtifactsOutput.</summary>
    public static string Output(string project, string file) => Path.GetFullPath($"artifacts/bin/{project}/release/{file}");
}

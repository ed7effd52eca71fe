namespace Anju.Dev;

/// <summary><c>publish</c>: one folder that runs on a machine without .NET.</summary>
internal static class Publishing
{
    private const string Folder = "artifacts/publish/anju";

    public static int Run(string rid)
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        Stage.Time($"Publishing for {rid}", () => Shell.Quiet($"Publishing for {rid} failed:", "dotnet",
            ["publish", "src/Web", "-c", "Release", "-r", rid, "--self-contained", "-o", Folder, "-v", "q", "-nologo", "-nodeReuse:false"]));
        // The launcher knows its assembly by an embedded name, so it may be called as the field calls it.
        var suffix = rid.StartsWith("win", StringComparison.Ordinal) ? ".exe" : "";
        File.Move($"{Folder}/Anju.Web{suffix}", $"{Folder}/anju{suffix}");
        var size = Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length);
        Console.WriteLine($"{Path.GetFullPath(Folder)}/anju{suffix}, {size / 1_000_000} MB in all");
        return 0;
    }
}

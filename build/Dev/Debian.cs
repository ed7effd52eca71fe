namespace Anju.Dev;

/// <summary>What the tests need from the operating system, and how to get it on Debian.</summary>
internal static class Debian
{
    public const string Chromium = "/usr/bin/chromium";
    private const string CjkFonts = "/usr/share/fonts/opentype/noto";

    /// <summary>The folder of the newest PostgreSQL server's programs, or null.</summary>
    public static string? PostgresPrograms => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(b => File.Exists(Path.Combine(b, "initdb")))
            .OrderByDescending(b => double.TryParse(Path.GetFileName(Path.GetDirectoryName(b)), System.Globalization.CultureInfo.InvariantCulture, out var v) ? v : 0).FirstOrDefault()
        : null;

    /// <summary>Installs what is missing when this account may; otherwise says what is missing and how to get it.</summary>
    public static void Provide(params string[] wanted)
    {
        var missing = Missing(wanted);
        if (missing.Length == 0)
            return;
        string[] prefix = Shell.IsRoot ? [] : ["sudo", "-n"];
        if (!File.Exists("/usr/bin/apt-get") || (prefix.Length > 0 && Shell.Ask("sudo", ["-n", "true"]).Code != 0))
            throw new ChoreException(Advice(missing, "this account may not install it"));

        Console.WriteLine($"   installing {string.Join(", ", missing)}");
        Apt(prefix, missing, "update");
        Apt(prefix, missing, ["install", "-y", "--no-install-recommends", .. missing]);
        if (Missing(wanted) is { Length: > 0 } still)
            throw new ChoreException(Advice(still, "apt-get did not bring it"));
    }

    private static string[] Missing(string[] wanted) => [.. wanted.Where(package => package switch
    {
        "postgresql" => PostgresPrograms is null,
        "chromium" => !File.Exists(Chromium),
        "fonts-noto-cjk" => !Directory.Exists(CjkFonts) || Directory.GetFiles(CjkFonts, "Noto*CJK*").Length == 0,
        _ => throw new ArgumentOutOfRangeException(nameof(wanted), package, "unknown package"),
    })];

    private static void Apt(string[] prefix, string[] missing, params string[] command)
    {
        // A waiting lock is better than a refusal when the machine is just updating itself.
        string[] line = [.. prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300", .. command];
        var (code, output) = Shell.Ask(line[0], line[1..]);
        if (code != 0)
            throw new ChoreException(Advice(missing, $"apt-get {command[0]} failed") + "\n" + output);
    }

    private static string Advice(string[] missing, string reason) =>
        $"""
        The tests need {string.Join(", ", missing)} on this machine, and {reason}. As root:
            apt-get update && apt-get install -y --no-install-recommends {string.Join(' ', missing)}
        """;
}

using System.Text.RegularExpressions;

namespace Anju.Dev;

/// <summary><c>migration</c>: one migration for each database from the same model, so that the two never drift apart.</summary>
internal static partial class Migrations
{
    private static readonly string[] Providers = ["Sqlite", "Postgres"];

    public static int Run(string name)
    {
        var fresh = name == "--fresh";
        if (!fresh && !PlainName().IsMatch(name))
            throw new ChoreException("A migration is named in one English word or several joined ones, such as AddRepairPhotos.");
        Shell.Quiet("The migration tool could not be restored:", "dotnet", ["tool", "restore"]);
        if (fresh)
            Clear();
        Stage.Time("Building", () => Build.Release("src/Web"));
        foreach (var provider in Providers)
            Stage.Time($"{provider}: {(fresh ? "Initial" : name)}", () => Add(provider, fresh ? "Initial" : name));
        return 0;
    }

    private static void Add(string provider, string name)
    {
        // The model asks for PostgreSQL when it is given a connection to one; making a migration never connects.
        (string, string)[] variables = provider == "Postgres" ? [("ConnectionStrings__Postgres", "Host=nowhere")] : [];
        Shell.Quiet($"The migration for {provider} could not be made:", "dotnet",
            ["ef", "migrations", "add", name, "--project", $"src/Migrations.{provider}", "--startup-project", "src/Web", "-o", "Migrations", "--configuration", "Release", "--no-build"],
            variables);
    }

    /// <summary>Once a release is out, installed centers know its migrations by name, and they must stay.</summary>
    private static void Clear()
    {
        var tags = Shell.Quiet("The releases could not be listed:", "git", ["tag", "--list", "v*"]);
        if (tags.Trim().Length > 0)
            throw new ChoreException("There is a release already, so its migrations stay. Add a new one: dotnet run dev.cs migration <Name>");
        foreach (var folder in Providers.Select(p => $"src/Migrations.{p}/Migrations").Where(Directory.Exists))
            foreach (var file in Directory.GetFiles(folder, "*.cs"))
                File.Delete(file);
    }

    [GeneratedRegex("^[A-Z][A-Za-z0-9]{2,80}$")]
    private static partial Regex PlainName();
}

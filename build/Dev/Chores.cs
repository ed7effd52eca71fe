namespace Anju.Dev;

/// <summary>The chores of the project, one word each. <c>dotnet run dev.cs</c> alone prints the list.</summary>
public static class Chores
{
    private const string Usage = """
        dotnet run dev.cs <chore>

          demo [--port N] [--data DIR]   build the center with demo data and serve it on http://127.0.0.1:5080
          test [unit|integration|browser] [word…]
                                         run all tests, or one suite, or the tests whose name contains a word
          check                          verify format, build without a warning, run all tests
          clauses                        write docs/clauses.md: which tests prove which clause
          migration <Name>               write one migration for each database
          migration --fresh              replace all migrations by one called Initial (before the first release only)
          bench <name> [argument…]       run one bench
          publish [rid]                  make the self-contained folder artifacts/publish/anju (linux-x64 unless said)
        """;

    /// <summary>Runs one chore and returns the exit code for the shell: 0 when it did what it promises.</summary>
    public static int Run(string[] args)
    {
        try
        {
            Directory.SetCurrentDirectory(Root());
            using var interrupts = new Interrupts();
            return args switch
            {
                ["demo", .. var options] => Demo.Run(options),
                ["test", .. var words] => Tests.Run(words),
                ["check"] => Checks.Run(),
                ["clauses"] => Clauses.Run(),
                ["migration", var name] => Migrations.Run(name),
                ["bench", var name, .. var rest] => Benches.Run(name, rest),
                ["publish"] => Publishing.Run("linux-x64"),
                ["publish", var rid] => Publishing.Run(rid),
                _ => throw new ChoreException(Usage),
            };
        }
        catch (ChoreException refusal)
        {
            Console.Error.WriteLine(refusal.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine(Interrupts.Reason);
            return 130;
        }
    }

    /// <summary>The folder that holds the solution, so that a chore may be called from any folder below it.</summary>
    private static string Root()
    {
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Anju.slnx")))
                return folder.FullName;
        throw new ChoreException("Call this from inside the project: no Anju.slnx was found in this folder or above it.");
    }
}

/// <summary>A chore that cannot be done, with the sentence to show. Anything else thrown is a bug.</summary>
public sealed class ChoreException(string message) : Exception(message);

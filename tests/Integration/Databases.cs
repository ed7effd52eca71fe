using Npgsql;
using Xunit;

namespace Anju.Integration;

public enum Database { Sqlite, Postgres }

/// <summary>Every behaviour is tested on both databases; a missing PostgreSQL is an error, never a skip.</summary>
public static class Databases
{
    public static TheoryData<Database> Each => [Database.Sqlite, Database.Postgres];

    public static string Postgres(string name) => new NpgsqlConnectionStringBuilder(
        Environment.GetEnvironmentVariable("ANJU_TEST_POSTGRES")
        ?? throw new InvalidOperationException("ANJU_TEST_POSTGRES is not set; run the tests with: dotnet run dev.cs test"))
    { Database = name, MaxPoolSize = 90 }.ConnectionString;
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Anju.Kernel;
using Anju.Kernel.Data;
using Xunit;

namespace Anju.Integration.Faults;

/// <summary>Walks every column of the model, so that a forgotten length or a fraction of a fen cannot slip in with a new table.</summary>
public class ModelTests
{
    /// <summary>Long on purpose; whoever adds one says why here.</summary>
    private static readonly string[] WithoutLength =
    [
        "DataProtectionKey.FriendlyName", "DataProtectionKey.Xml",               // the framework's own table
        "AuditEntry.Detail",                                                     // all fields of one row, each bounded there
        "ReportText.Body", "ProofRun.Findings",                                  // sheets and findings, as many as the report and the proof allow
        "Answer.Body", "OutboxMessage.Body",                                     // what one act answered or told, made of bounded fields
    ];

    /// <summary>Exact quantities that are no money: metres of pipe, to the thousandth.</summary>
    private static readonly string[] Quantities = ["RepairLine.Quantity"];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Every_text_has_a_longest_length(Database database) => await Walk(database, column =>
        Stored(column) == typeof(string) && column.GetMaxLength() is null && !WithoutLength.Contains(Name(column)) ? "has no longest length" : null);

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task No_number_is_stored_with_an_error_of_rounding(Database database) => await Walk(database, column =>
        Stored(column) == typeof(double) || Stored(column) == typeof(float) || Bare(column.ClrType) == typeof(decimal) && !(Quantities.Contains(Name(column)) && column.GetScale() == 3)
            ? $"is a {Stored(column).Name}" : null);

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Every_moment_is_checked_to_be_universal_time_before_it_is_stored(Database database) => await Walk(database, column =>
    {
        if (Bare(column.ClrType) == typeof(DateTimeOffset))
            return "is a DateTimeOffset";
        if (Bare(column.ClrType) != typeof(DateTime))
            return null;
        if (column.GetTypeMapping().Converter is not { } converter)
            return "is not converted";
        var local = new DateTime(2026, 11, 23, 10, 0, 0, DateTimeKind.Local);
        Assert.Throws<InvalidOperationException>(() => converter.ConvertToProvider(local));
        var utc = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        var back = (DateTime)converter.ConvertFromProvider(converter.ConvertToProvider(utc))!;
        return (back, back.Kind) == (utc, DateTimeKind.Utc) ? null : "comes back as another moment";
    });

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Money_lies_as_whole_fen(Database database)
    {
        var center = await CenterUnderTest.On(database);
        var amounts = await center.Ask(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(t => t.GetComplexProperties()).Where(p => Bare(p.ClrType) == typeof(Money)).ToList()));
        Assert.NotEmpty(amounts);
        Assert.All(amounts.SelectMany(a => a.ComplexType.GetProperties()), p => Assert.Equal(typeof(long), Stored(p)));
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Every_reference_between_rows_of_a_center_carries_the_center_and_nothing_falls_with_what_it_points_to(Database database)
    {
        var center = await CenterUnderTest.On(database);
        var keys = await center.Ask(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(t => t.GetForeignKeys()).ToList()));
        Assert.True(keys.Count > 20, $"only {keys.Count} references");
        Assert.All(keys, k => Assert.Equal(DeleteBehavior.Restrict, k.DeleteBehavior));
        Assert.All(keys.Where(k => IsCentered(k.PrincipalEntityType)), k =>
        {
            Assert.True(IsCentered(k.DeclaringEntityType), $"{k.DeclaringEntityType.DisplayName()} of the company points into one center");
            Assert.Equal(nameof(Centered.CenterId), k.Properties[0].Name);
            Assert.Equal(nameof(Centered.CenterId), k.PrincipalKey.Properties[0].Name);
        });
    }

    private static async Task Walk(Database database, Func<IReadOnlyProperty, string?> fault)
    {
        var center = await CenterUnderTest.On(database);
        await center.Do(db =>
        {
            var columns = db.Model.GetEntityTypes().SelectMany(t => t.GetProperties().Concat(t.GetComplexProperties().SelectMany(c => c.ComplexType.GetProperties()))).ToList();
            Assert.True(columns.Count > 300, $"only {columns.Count} columns were looked at");
            var wrong = columns.Select(c => (Column: Name(c), Fault: fault(c))).Where(c => c.Fault is not null).Select(c => $"{c.Column} {c.Fault}").ToList();
            Assert.True(wrong.Count == 0, string.Join('\n', wrong));
            return Task.CompletedTask;
        });
    }

    private static bool IsCentered(IReadOnlyEntityType table) => table.ClrType.IsAssignableTo(typeof(Centered));

    private static string Name(IReadOnlyProperty column) => $"{column.DeclaringType.ShortName()}.{column.Name}";

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>What goes over the wire to the database.</summary>
    private static Type Stored(IReadOnlyProperty column) => Bare(column.FindTypeMapping()!.Converter?.ProviderClrType ?? column.ClrType);
}

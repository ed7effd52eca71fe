using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Anju.Integration.Casework;
using Anju.Kernel.Audit;
using Anju.Kernel.Data;
using Xunit;

namespace Anju.Integration.Faults;

/// <summary>Somebody with the password of the database changes the record of what was done; the check says where.</summary>
public class TamperTests
{
    private const int Acts = 5;

    /// <summary>What is done to a chain of five, and the first entry that no longer fits.</summary>
    public static MatrixTheoryData<Database, string> EachField => new(
        [Database.Sqlite, Database.Postgres],
        ["\"By\" = '别人'", "\"Act\" = 'CloseRepair'", "\"Detail\" = '{}'", "\"Key\" = '1'", "\"Table\" = 'repairs_orders'", "\"Change\" = 'Added2'", "\"ById\" = NULL", "\"At\" = \"At\" + 60000", "\"Hash\" = \"CenterId\""]);

    [Theory, MemberData(nameof(EachField))]
    public async Task Whichever_field_of_an_entry_is_changed_the_check_names_that_entry(Database database, string change)
    {
        var center = await WithActs(database);
        await Sql(center, $"UPDATE kernel_audit SET {change} WHERE \"CenterId\" = {{0}} AND \"Seq\" = 3");
        Assert.Equal(3, (await Verify(center)).BrokenAt);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task An_entry_taken_out_of_the_middle_is_missed_at_its_successor(Database database)
    {
        var center = await WithActs(database);
        await Sql(center, "DELETE FROM kernel_audit WHERE \"CenterId\" = {0} AND \"Seq\" = 3");
        Assert.Equal(4, (await Verify(center)).BrokenAt);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task An_entry_taken_out_is_found_even_when_the_later_ones_move_up(Database database)
    {
        var center = await WithActs(database);
        await Sql(center, "DELETE FROM kernel_audit WHERE \"CenterId\" = {0} AND \"Seq\" = 3");
        foreach (var seq in (int[])[4, 5])
            await Sql(center, $"UPDATE kernel_audit SET \"Seq\" = {seq - 1} WHERE \"CenterId\" = {{0}} AND \"Seq\" = {seq}");
        Assert.Equal(3, (await Verify(center)).BrokenAt);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Two_entries_that_changed_places_are_found_at_the_first_of_them(Database database)
    {
        var center = await WithActs(database);
        foreach (var (from, to) in ((int, int)[])[(2, 99), (4, 2), (99, 4)])
            await Sql(center, $"UPDATE kernel_audit SET \"Seq\" = {to} WHERE \"CenterId\" = {{0}} AND \"Seq\" = {from}");
        Assert.Equal(2, (await Verify(center)).BrokenAt);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_changed_entry_with_a_new_hash_is_found_at_its_successor(Database database)
    {
        var center = await WithActs(database);
        var entries = await center.Ask(db => db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Seq).ToListAsync());
        var old = entries[2];
        var forged = new AuditEntry { CenterId = old.CenterId, Seq = 3, At = old.At, ById = old.ById, By = "别人", Act = old.Act, Table = old.Table, Key = old.Key, Change = old.Change, Detail = old.Detail };
        var hash = forged.HashAfter(entries[1].Hash);
        await center.Do(db => db.Set<AuditEntry>().Where(e => e.Seq == 3).ExecuteUpdateAsync(e => e.SetProperty(x => x.By, "别人").SetProperty(x => x.Hash, hash)));
        Assert.Equal(4, (await Verify(center)).BrokenAt);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task A_chain_cut_anywhere_before_its_end_or_deleted_altogether_is_missed(Database database)
    {
        foreach (var kept in (int[])[4, 2, 0])
        {
            var center = await WithActs(database);
            await Sql(center, $"DELETE FROM kernel_audit WHERE \"CenterId\" = {{0}} AND \"Seq\" > {kept}");
            Assert.Equal((kept, kept + 1L), await Verify(center));
        }
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task The_damage_of_one_center_is_not_blamed_on_another(Database database)
    {
        var (hurt, other) = (await WithActs(database), await WithActs(database));
        await Sql(hurt, "DELETE FROM kernel_audit WHERE \"CenterId\" = {0}");
        Assert.Equal((Acts, (long?)null), await Verify(other));
    }

    private static async Task<CenterUnderTest> WithActs(Database database)
    {
        var center = await CenterUnderTest.On(database);
        for (var act = 0; act < Acts; act++)
            (await center.Follower().Take(await center.PlanFollowUp())).EnsureSuccessStatusCode();
        return center;
    }

    private static async Task Sql(CenterUnderTest center, string sql) => await center.Do(async db =>
    {
        object id = db.Database.IsSqlite() ? Conversions.Bytes(center.Id.Value) : center.Id.Value;
        if (db.Database.IsNpgsql())
            sql = sql.Replace("= \"CenterId\" W", "= uuid_send(\"CenterId\") W", StringComparison.Ordinal).Replace("+ 60000", "+ interval '1 minute'", StringComparison.Ordinal);
        Assert.InRange(await db.Database.ExecuteSqlRawAsync(sql.Replace("'{}'", "'{{}}'", StringComparison.Ordinal), id), 1, Acts);
    });

    private static async Task<(long Entries, long? BrokenAt)> Verify(CenterUnderTest center)
    {
        await using var scope = center.Scope();
        return await scope.ServiceProvider.GetRequiredService<AuditTrail>().Verify(default);
    }
}

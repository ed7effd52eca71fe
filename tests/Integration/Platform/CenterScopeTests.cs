using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Anju.Kernel.Data;
using Xunit;

namespace Anju.Integration.Platform;

public class CenterScopeTests
{
    /// <summary>Tables of libraries, which know no center; whoever adds one says why here.</summary>
    private static readonly string[] Installation = [nameof(DataProtectionKey), "DemoProgress"];

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases))]
    public async Task Every_row_of_a_center_is_filtered_and_keyed_by_it_and_every_other_table_is_the_companys(Database database)
    {
        var center = await CenterUnderTest.On(database);
        await center.Do(db =>
        {
            var wrong = new List<string>();
            foreach (var table in db.Model.GetEntityTypes().Where(t => !t.IsOwned()))
            {
                if (!table.ClrType.IsAssignableTo(typeof(Centered)))
                {
                    if (!table.ClrType.IsAssignableTo(typeof(ICompanyWide)) && !Installation.Contains(table.ClrType.Name))
                        wrong.Add($"{table.DisplayName()} belongs neither to a center nor to the company");
                    continue;
                }

                if (table.GetDeclaredQueryFilters().Count == 0)
                    wrong.Add($"{table.DisplayName()} is not filtered");
                if (!Begins(table.FindPrimaryKey()!.Properties))
                    wrong.Add($"the key of {table.DisplayName()}");
                wrong.AddRange(table.GetIndexes().Where(i => !Begins(i.Properties)).Select(i => $"an index of {table.DisplayName()}"));
                wrong.AddRange(table.GetForeignKeys().Where(k => k.PrincipalEntityType.ClrType.IsAssignableTo(typeof(Centered)) && !Begins(k.Properties)).Select(k => $"a foreign key of {table.DisplayName()}"));
            }

            Assert.True(wrong.Count == 0, string.Join('\n', wrong));
            return Task.CompletedTask;
        });
    }

    private static bool Begins(IReadOnlyList<IReadOnlyProperty> columns) => columns[0].Name == nameof(Centered.CenterId);
}

using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Data;
using Anju.People.Contracts;
using Anju.People.Domain;

namespace Anju.People.Roster;

/// <summary>What stands in the drop-downs of the forms.</summary>
internal sealed class PostChoice(AppDb db, IStaff staff)
{
    public async Task<IReadOnlyList<(string, string)>> All(CancellationToken ct) =>
        (await db.Set<Post>().AsNoTracking().Where(p => !p.IsClosed).OrderBy(p => p.Order).ThenBy(p => p.Id).Take(100).Select(p => new { p.Id, p.Name }).ToListAsync(ct))
            .ConvertAll(p => (p.Id.Value.ToString(), p.Name));

    public async Task<IReadOnlyList<(string, string)>> Colleagues(CancellationToken ct) =>
        [.. (await staff.All(ct)).Select(s => (s.Id.Value.ToString(), $"{s.Name}（{s.Post}）"))];

    public static IReadOnlyList<(string, string)> Of<T>(Func<T, string> word) where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => (v.ToString(), word(v)))];
}

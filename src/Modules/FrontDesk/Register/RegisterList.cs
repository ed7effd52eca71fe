using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.FrontDesk.Register;

/// <summary>《来电来访登记表》, newest first; what is open and late stands oldest promise first.</summary>
internal static class RegisterList
{
    public const int PageSize = 50, PrintSize = 1000;

    [Permission(FrontDeskPermissions.Log)]
    public sealed record Query : RegisterFilter
    {
        [Range(1, 100_000, ErrorMessage = "没有这一页")]
        public int? Page { get; set; }

        [Range(1, PrintSize, ErrorMessage = "每页 1 到 1000 行")]
        public int? Size { get; set; }
    }

    public sealed class Handler(AppDb db, Calendar calendar, CurrentUser user) : IQueryHandler<Query, ListPage<RegisterRow>>
    {
        public async Task<Result<ListPage<RegisterRow>>> Handle(Query query, CancellationToken ct)
        {
            var (page, size) = (query.Page ?? 1, query.Size ?? PageSize);
            var found = query.On(db.Set<Contact>(), calendar, user.Id);
            var total = await found.CountAsync(ct);
            var sorted = query.Late == true ? found.OrderBy(c => c.PromisedAt).ThenBy(c => c.Id) : found.OrderByDescending(c => c.At).ThenByDescending(c => c.Id);
            var items = await sorted.Skip((page - 1) * size).Take(size).Select(RegisterRow.Of).ToListAsync(ct);
            return new ListPage<RegisterRow>(items, total, page, size);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ListPage<RegisterRow>>("/register");
}

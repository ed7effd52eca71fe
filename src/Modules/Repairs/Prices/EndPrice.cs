using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Prices;

/// <summary>The item is no longer offered from today on; quotes that used it keep it.</summary>
[Act("停用价目")]
internal static class EndPrice
{
    [Permission(RepairsPermissions.Prices)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public PriceId Id { get; set; }
        public int Version { get; set; }
    }

    public sealed class Handler(AppDb db, Stale stale, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<PriceItem>().SingleOrDefaultAsync(p => p.Id == command.Id, ct) is not { } price)
                return Problem.NotFound("没有找到这一项价目");
            if (await stale.Check(price, command.Version, ct) is { } changed)
                return changed;
            if (price.ToOn is not null)
                return Problem.Conflict("这一项已经停用");
            price.StopOn(calendar.Today);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/prices/end");
}

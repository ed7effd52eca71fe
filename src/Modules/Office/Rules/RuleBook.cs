using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Office.Domain;

namespace Anju.Office.Rules;

/// <summary>The days and limits that hold now: the center's own, else the shipped ones.</summary>
internal sealed class RuleBook(AppDb db)
{
    public async Task<OfficeRules> Now(CancellationToken ct) => await db.Set<OfficeRules>().AsNoTracking().OrderByDescending(r => r.No).FirstOrDefaultAsync(ct) ?? OfficeRules.Default;
}

internal static class ShowRules
{
    [Permission(OfficePermissions.Work)]
    public sealed record Query;

    public sealed class Handler(RuleBook rules) : IQueryHandler<Query, OfficeRules>
    {
        public async Task<Result<OfficeRules>> Handle(Query query, CancellationToken ct) => await rules.Now(ct);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, OfficeRules>("/rules");
}

[Act("修改办公期限")]
internal static class ChangeRules
{
    [Permission(OfficePermissions.Direct)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        [Range(1, 31, ErrorMessage = "提醒日在 1 到 31 之间")] public int RemindDay { get; set; } = 25;
        [Range(1, 15, ErrorMessage = "月末天数在 1 到 15 之间")] public int LastDays { get; set; } = 7;
        [Range(0, 10, ErrorMessage = "次月天数在 0 到 10 之间")] public int LateDays { get; set; } = 3;
        [Range(1, 60, ErrorMessage = "答复天数在 1 到 60 之间")] public int OpinionDays { get; set; } = 10;
    }

    public sealed class Handler(AppDb db, RuleBook rules, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            db.Add(new OfficeRules
            {
                Id = Kernel.Id.New<OfficeRulesId>(),
                No = (await rules.Now(ct)).No + 1,
                RemindDay = command.RemindDay,
                LastDays = command.LastDays,
                LateDays = command.LateDays,
                OpinionDays = command.OpinionDays,
                By = user.Name,
                At = calendar.Now,
            });
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/rules");
}

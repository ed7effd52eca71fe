using Microsoft.AspNetCore.Routing;
using Anju.Casework.Contracts;
using Anju.Duties.Domain;
using Anju.Duties.Judging;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Duties.Day;

/// <summary>One 工作记录 or 责任区分析: its own, or anybody's for those who audit.</summary>
internal static class ShowWork
{
    private const int MostOfADay = 5000;

    [Permission(Permission.AnyStaff)]
    public sealed record Query
    {
        public DateOnly On { get; set; }
        public string Number { get; set; } = "";
    }

    public sealed record View(string Kind, string Words, DateOnly On, bool IsLate, string By, DateTime EnteredAt, int Amount);

    public sealed class Handler(IEvidenceReader evidence, KindNames kinds, CurrentUser user) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var lines = await evidence.OfAll([new([OwnKinds.Work, OwnKinds.DayNote, OwnKinds.Tidied], query.On, query.On)], user.May(DutiesPermissions.Audit) || user.Id is not { } me ? [] : [me], MostOfADay, ct);
            return lines.FirstOrDefault(l => l.Number == query.Number) is { } line ? new View(kinds.Of(line.Kind), line.Title, line.On, line.IsLate, line.ByName, line.EnteredAt, line.Amount) : Problem.NotFound("没有这条工作记录");
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/work");
}

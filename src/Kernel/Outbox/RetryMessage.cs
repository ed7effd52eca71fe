using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Privacy;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Kernel.Outbox;

/// <summary>Messages that left, wait or failed; newest first. Addresses are cut.</summary>
internal static class OutboxList
{
    private const int PageSize = 50;

    [Permission(KernelPermissions.Outbox)]
    public sealed record Query
    {
        public OutboxState? State { get; set; }
        [Range(1, 10_000, ErrorMessage = "页码应在 1 至 10000 之间")] public int? Page { get; set; }
    }

    public sealed record Row(OutboxId Id, string Channel, string Target, string Subject, DateTime CreatedAt, OutboxState State, int Tries, DateTime NextAt, string? Error);

    internal sealed class Handler(AppDb db) : IQueryHandler<Query, ListPage<Row>>
    {
        public async Task<Result<ListPage<Row>>> Handle(Query query, CancellationToken ct)
        {
            var rows = db.Set<OutboxMessage>().Where(m => query.State == null || m.State == query.State);
            var page = query.Page ?? 1;
            var items = await rows.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Skip((page - 1) * PageSize).Take(PageSize)
                .Select(m => new Row(m.Id, m.Channel, m.Target, m.Subject, m.CreatedAt, m.State, m.Tries, m.NextAt, m.Error)).ToListAsync(ct);
            return new ListPage<Row>([.. items.Select(r => r with { Target = Cut(r) })], await rows.CountAsync(ct), page, PageSize);
        }

        private static string Cut(Row row) => row.Channel != Channels.Mail || row.Target.IndexOf('@', StringComparison.Ordinal) is not (> 0 and var at) ? row.Target
            : string.Concat(row.Target.AsSpan(0, 1), "***", row.Target.AsSpan(at));
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, ListPage<Row>>("/api/outbox");
}

/// <summary>Gives a failed message eight more tries.</summary>
[Act("重发消息")]
internal static class RetryMessage
{
    [Permission(KernelPermissions.Outbox)]
    public sealed record Command
    {
        public Guid Id { get; set; }
    }

    internal sealed class Handler(AppDb db) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var id = new OutboxId(command.Id);
            if (await db.Set<OutboxMessage>().SingleOrDefaultAsync(m => m.Id == id, ct) is not { } message)
                return Problem.NotFound("没有这条消息");
            if (message.State != OutboxState.Failed)
                return Problem.Conflict("只有发送失败的消息可以重发");
            message.TryAgain(db.Now);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/api/outbox/retry");
}

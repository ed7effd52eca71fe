using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.FrontDesk.Log;

/// <summary>Shows back how a typed promise is understood, before it is saved.</summary>
internal static class ReadPromise
{
    [Permission(FrontDeskPermissions.Log)]
    public sealed record Query
    {
        [StringLength(200, ErrorMessage = "约定时间太长")]
        public string? Text { get; set; }

        /// <summary>When it was agreed; now when null.</summary>
        public DateTime? From { get; set; }
    }

    /// <param name="Words">明日（周二）9:30 前; null when it is refused.</param>
    public sealed record Reading(DateTime? At, string? Words, string? Refusal);

    public sealed class Handler(Calendar calendar) : IQueryHandler<Query, Reading>
    {
        public Task<Result<Reading>> Handle(Query query, CancellationToken ct) => Task.FromResult<Result<Reading>>(Of(query.Text, calendar, query.From));
    }

    public static Reading Of(string? text, Calendar calendar, DateTime? from = null)
    {
        var now = calendar.ToLocal(from ?? calendar.Now);
        var read = PromiseText.Read(text, now);
        return read.Local is { } local
            ? new(calendar.ToUtc(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local)), PromiseText.Words(local, calendar.ToLocal(calendar.Now)), null)
            : new(null, null, read.Refusal);
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, Reading>("/promise");
}

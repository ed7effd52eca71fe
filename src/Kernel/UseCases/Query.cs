using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.Kernel.UseCases;

/// <summary>Asks one question: permission, validation, no tracking. The sibling of <see cref="UseCase{TCommand,TResult}"/>.</summary>
public sealed class Query<TQuery, TResult>(IQueryHandler<TQuery, TResult> handler, AppDb db, CurrentUser user)
    where TQuery : class
{
    private static readonly string Permission = typeof(TQuery).GetCustomAttribute<PermissionAttribute>()?.Name
        ?? throw new InvalidOperationException($"{typeof(TQuery)} needs a [Permission].");

    public async Task<Result<TResult>> Ask(TQuery query, CancellationToken ct = default)
    {
        if (!user.May(Permission))
            return Problem.Forbidden();
        if (Validation.Check(query) is { Count: > 0 } errors)
            return Problem.Invalid(errors);

        var tracking = db.ChangeTracker.QueryTrackingBehavior;
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        try
        {
            return await handler.Handle(query, ct);
        }
        finally
        {
            db.ChangeTracker.QueryTrackingBehavior = tracking;
        }
    }
}

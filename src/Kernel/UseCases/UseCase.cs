using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Audit;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Live;

namespace Anju.Kernel.UseCases;

/// <summary>
/// Runs one use case: permission, validation, transaction, idempotency, events, audit, save, in that order, for every
/// caller alike (page, API, job).
/// </summary>
public sealed class UseCase<TCommand, TResult>(IHandler<TCommand, TResult> handler, UseCaseTools tools)
    where TCommand : class
{
    private const int Tries = 4;

    private static readonly string Permission = typeof(TCommand).GetCustomAttribute<PermissionAttribute>()?.Name
        ?? throw new InvalidOperationException($"{typeof(TCommand)} needs a [Permission].");

    private static readonly string Act = typeof(TCommand).DeclaringType?.Name ?? typeof(TCommand).Name;

    /// <summary>Does the whole act or nothing of it.</summary>
    public async Task<Result<TResult>> Run(TCommand command, CancellationToken ct = default)
    {
        if (!tools.User.May(Permission))
            return Problem.Forbidden();
        if (Validation.Check(command) is { Count: > 0 } errors)
            return Problem.Invalid(errors);
        if (command is IRepeatable { RequestId: var request } && request == Guid.Empty)
            return Problem.Invalid(nameof(IRepeatable.RequestId), "缺少请求编号，请刷新页面后再试");

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnce(command, isAgain: attempt > 1, ct);
            }
            catch (DbUpdateConcurrencyException lost)
            {
                var explained = await tools.Stale.Explain(lost, ct);
                return await OfTwin(command, ct) ?? explained;
            }
            catch (Exception failure) when (attempt < Tries && (DbErrors.IsTransient(failure) || tools.Ledger.WasOvertaken(failure) || command is IRepeatable && DbErrors.IsConstraint(failure)))
            {
                tools.Db.ChangeTracker.Clear();              // a deadlock's victim, or a twin committed a moment earlier: look again
            }
            catch (Exception failure) when (DbErrors.IsConstraint(failure))
            {
                return Problem.Conflict("刚刚有人登记了相同的内容，或所选的记录已不存在，请刷新后再试");
            }
        }
    }

    /// <summary>The first time nobody looks for an earlier answer: the key of the answer finds a twin out when both are saved, and the second look shows what it was told.</summary>
    private async Task<Result<TResult>> RunOnce(TCommand command, bool isAgain, CancellationToken ct)
    {
        var db = tools.Db;
        try
        {
            await tools.Ledger.Open(maySuppose: !isAgain, ct);
            var repeatable = command as IRepeatable;
            if (isAgain && repeatable is not null && await tools.Answers.Earlier<TResult>(repeatable, Act, ct) is { } answer)
            {
                await tools.Ledger.FlushHere();              // the twin may still be waiting for the disk
                return answer;
            }

            var result = await handler.Handle(command, ct);
            if (result.Problem is not null)
            {
                db.ChangeTracker.Clear();                    // whatever was attempted is forgotten with the transaction
                tools.Events.TakeLive();
                await tools.Ledger.Undo();
                return await OfTwin(command, ct) ?? result;
            }

            if (repeatable is not null)
                tools.Answers.Remember(repeatable, Act, result.Value!);
            db.ChangeTracker.DetectChanges();
            db.ChangeTracker.AutoDetectChangesEnabled = false;   // looked once; audit and save go by what was seen
            await tools.Audit.Append(Act, ct);
            await db.SaveChangesAsync(acceptAllChangesOnSuccess: false, ct);
            await tools.Ledger.Commit();
            db.ChangeTracker.Clear();                        // what was saved is told by the database, also within this scope
            TellPages();
            return result;
        }
        catch
        {
            tools.Events.TakeLive();
            throw;
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
            await tools.Ledger.Close();
        }
    }

    /// <summary>What looks like a refusal may be the work of this request's own twin, committed after the first look.</summary>
    private async Task<Result<TResult>?> OfTwin(TCommand command, CancellationToken ct)
    {
        if (command is not IRepeatable repeatable)
            return null;
        await tools.Db.Database.OpenConnectionAsync(ct);     // one connection for both: it cannot have outlived what it has seen
        try
        {
            if (await tools.Answers.Earlier<TResult>(repeatable, Act, ct) is not { Problem: null } answer)
                return null;
            await tools.Ledger.FlushHere();
            return answer;
        }
        finally
        {
            await tools.Db.Database.CloseConnectionAsync();
        }
    }

    private void TellPages()
    {
        foreach (var happened in tools.Events.TakeLive())
            tools.Relay.Send(tools.User.Center, happened);
    }
}

/// <summary>What every use case needs, resolved together once per scope.</summary>
public sealed class UseCaseTools
{
    internal UseCaseTools(AppDb db, CurrentUser user, CenterLedger ledger, Answers answers, AuditTrail audit, Events events, Stale stale, ILiveRelay relay) =>
        (Db, User, Ledger, Answers, Audit, Events, Stale, Relay) = (db, user, ledger, answers, audit, events, stale, relay);

    internal AppDb Db { get; }
    internal CurrentUser User { get; }
    internal CenterLedger Ledger { get; }
    internal Answers Answers { get; }
    internal AuditTrail Audit { get; }
    internal Events Events { get; }
    internal Stale Stale { get; }
    internal ILiveRelay Relay { get; }
}

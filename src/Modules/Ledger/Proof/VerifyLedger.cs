using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Jobs;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Months;
using Anju.People.Contracts;

namespace Anju.Ledger.Proof;

/// <summary>账务核对: the whole proof now; what it finds is kept and told to the director and finance.</summary>
[Act("账务核对")]
internal static class VerifyLedger
{
    private const int Kept = 60;

    [Permission(LedgerPermissions.Check)]
    public sealed record Command;

    public sealed record Verified(int Houses, long Lines, int Found);

    internal sealed class Handler(AppDb db, ILedgerProof proof, INotices notices, Calendar calendar) : IHandler<Command, Verified>
    {
        public async Task<Result<Verified>> Handle(Command command, CancellationToken ct)
        {
            var proven = await proof.Prove(ct);
            db.Add(new ProofRun { Id = Guid.CreateVersion7(), At = calendar.Now, Houses = proven.Houses, Lines = proven.Lines, Papers = proven.Papers, Months = proven.Months, Found = proven.Findings.Count, Findings = JsonSerializer.Serialize(proven.Findings, Json) });
            db.RemoveRange(await db.Set<ProofRun>().AsTracking().OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Skip(Kept).Take(Kept).ToListAsync(ct));
            if (proven.Findings.Count > 0)
                await notices.TellHolders(LedgerPermissions.Confirm, $"账务核对发现 {proven.Findings.Count} 处不符：{proven.Findings[0].Where} {proven.Findings[0].Words}", "/ledger/proof", urgent: true, ct);
            return new Verified(proven.Houses, proven.Lines, proven.Findings.Count);
        }
    }

    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Verified>("/proof/run");
}

/// <summary>Every night, when nobody waits for a page.</summary>
[Scheduled(DailyAt = "02:40")]
internal sealed class VerifyLedgerByNight(UseCase<VerifyLedger.Command, VerifyLedger.Verified> verify) : IScheduledJob
{
    public Task Run(CancellationToken ct) => verify.Run(new(), ct);
}

/// <summary>What the last proofs found.</summary>
internal static class ShowProof
{
    [Permission(MonthsPermissions.View)]
    public sealed record Query;

    public sealed record Run(DateTime At, int Houses, long Lines, int Papers, int Months, int Found);

    public sealed record View(IReadOnlyList<Run> Runs, IReadOnlyList<LedgerFinding> Findings);

    internal sealed class Handler(AppDb db) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var runs = await db.Set<ProofRun>().OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Take(30).ToListAsync(ct);
            return new View([.. runs.Select(r => new Run(r.At, r.Houses, r.Lines, r.Papers, r.Months, r.Found))], runs.Count == 0 ? [] : JsonSerializer.Deserialize<List<LedgerFinding>>(runs[0].Findings, VerifyLedger.Json)!);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/proof");
}

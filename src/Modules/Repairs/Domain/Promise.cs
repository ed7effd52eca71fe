using Anju.Kernel.Calendars;
using Anju.Repairs.Contracts;

namespace Anju.Repairs.Domain;

/// <summary>What the procedure promises for one order: pure arithmetic on its class, start, agreements and pauses. Null: no moment can be told.</summary>
internal sealed class Promise(ProcedureRules rules, RepairClass kind, DateTime from, DateTime? agreedVisit, DateTime? agreedFinish,
    IReadOnlyList<Pause> pauses, ServiceClock clock, Calendar calendar)
{
    private readonly ClassRule rule = rules.Of(kind);
    private readonly ServiceHours hours = rules.Of(kind).Always ? ServiceHours.Always : ServiceHours.Parse(rules.Hours);

    public DateTime? Respond() => Due(rule.Respond);

    /// <summary>By agreement where the class says so; else the limit, or an earlier agreed time.</summary>
    public DateTime? Arrive()
    {
        if (rule.ByAgreement && agreedVisit is { } agreed)
            return agreed;
        var due = Due(rule.ArriveInHours.Length > 0 && InServiceHours() ? rule.ArriveInHours : rule.Arrive);
        return agreedVisit < due ? agreedVisit : due;
    }

    /// <summary>The agreed completion; else the limit, moved to the agreed day but not beyond the most the class allows.</summary>
    public DateTime? Finish()
    {
        if (agreedFinish is not null)
            return agreedFinish;
        var due = Due(rule.Finish);
        if (due is null)
            return null;
        var most = Due(rule.FinishAtMost, ServiceHours.Always) ?? DateTime.MaxValue;
        if (rule.ByAgreement && agreedVisit is { } visit)
        {
            var day = calendar.EndOf(calendar.DayOf(visit));
            if (day > due)
                due = Later(visit, Earlier(day, most));
        }
        else
        {
            due = Earlier(due.Value, most);
        }

        return due;
    }

    private DateTime? Due(string limit) => Due(limit, hours);

    private DateTime? Due(string limit, ServiceHours open) => Limit.TryParse(limit, out var parsed) ? clock.DueAt(from, parsed, open, pauses).At : null;

    private bool InServiceHours() => clock.Elapsed(from, from.AddMinutes(1), ServiceHours.Parse(rules.Hours), []) > TimeSpan.Zero;

    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;
    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;
}

using System.Linq.Expressions;
using Anju.Kernel.Identity;
using Anju.Repairs.Contracts;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Board;

/// <summary>An order in one line of a list or one card of the board.</summary>
/// <param name="DueAt">Next unmet limit; null when none runs.</param>
internal sealed record RepairRow(RepairId Id, string Number, string Where, string Item, RepairClass Class, RepairPart Part, RepairState State, Lane Lane, DateTime? DueAt, DueKind DueKind,
    StaffId? WorkerId, string WorkerName, DateTime RegisteredAt, DateTime? FinishedAt, Verdict? FinishVerdict, int MinutesLate, int Urges, bool IsRework, int Round, DateTime? AgreedAt)
{
    /// <summary>One projection for every list, so that all of them read the same few columns.</summary>
    public static readonly Expression<Func<Repair, RepairRow>> From = r => new RepairRow(r.Id, r.Number, r.HouseNumber != "" ? r.HouseNumber : r.Place, r.Item, r.Class, r.Part, r.State, r.Lane,
        r.DueAt < Repair.HeldEnd ? r.DueAt : null, r.DueKind, r.WorkerId, r.WorkerName, r.RegisteredAt, r.FinishedAt, r.FinishVerdict, r.MinutesLate, r.Urges, r.ReworkOf != null, r.Round, r.AgreedAt);

    public bool IsUrgent => Class is RepairClass.Emergency or RepairClass.Urgent;
    public string Href => $"/repairs/{Id.Value}";
}

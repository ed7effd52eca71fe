using Anju.Kernel;

namespace Anju.Ledger.Contracts;

/// <summary>One line of the 《费用催缴情况记录》.</summary>
public readonly record struct DunningActId(Guid Value) : ITypedId<DunningActId>;

/// <summary>One 催缴通知单.</summary>
public readonly record struct LetterId(Guid Value) : ITypedId<LetterId>;

/// <summary>A dispute about charges (争议).</summary>
public readonly record struct DisputeId(Guid Value) : ITypedId<DisputeId>;

/// <summary>An instalment plan (分期).</summary>
public readonly record struct PlanId(Guid Value) : ITypedId<PlanId>;

/// <summary>A reference note on an account (备查记录).</summary>
public readonly record struct NoteId(Guid Value) : ITypedId<NoteId>;

using Anju.Kernel;

namespace Anju.Duties.Domain;

internal readonly record struct DutyId(Guid Value) : ITypedId<DutyId>;
internal readonly record struct RuleVersionId(Guid Value) : ITypedId<RuleVersionId>;
internal readonly record struct RuleClauseId(Guid Value) : ITypedId<RuleClauseId>;
internal readonly record struct ReceiptId(Guid Value) : ITypedId<ReceiptId>;
internal readonly record struct ExcuseId(Guid Value) : ITypedId<ExcuseId>;
internal readonly record struct LeaveId(Guid Value) : ITypedId<LeaveId>;
internal readonly record struct SlotNoteId(Guid Value) : ITypedId<SlotNoteId>;
internal readonly record struct DayId(Guid Value) : ITypedId<DayId>;
internal readonly record struct OutcomeId(Guid Value) : ITypedId<OutcomeId>;
internal readonly record struct FeedId(Guid Value) : ITypedId<FeedId>;
internal readonly record struct TidyWaiverId(Guid Value) : ITypedId<TidyWaiverId>;
internal readonly record struct PackId(Guid Value) : ITypedId<PackId>;

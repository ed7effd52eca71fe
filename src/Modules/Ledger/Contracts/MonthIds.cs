using Anju.Kernel;

namespace Anju.Ledger.Contracts;

/// <summary>One version of 月度财务报表.</summary>
public readonly record struct MonthReportId(Guid Value) : ITypedId<MonthReportId>;

/// <summary>One imported file of a bank or channel.</summary>
public readonly record struct StatementId(Guid Value) : ITypedId<StatementId>;

/// <summary>One movement of money as a bank or channel tells it.</summary>
public readonly record struct StatementLineId(Guid Value) : ITypedId<StatementLineId>;

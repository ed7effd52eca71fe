using Anju.Kernel;

namespace Anju.Ledger.Contracts;

/// <summary>One paper of the cashier: receipt, deposit receipt, refund, red reversal.</summary>
public readonly record struct ReceiptId(Guid Value) : ITypedId<ReceiptId>;

/// <summary>One box of cash and its papers on one day (收款班次).</summary>
public readonly record struct TillId(Guid Value) : ITypedId<TillId>;

/// <summary>An application about money that somebody else checks and somebody else approves (审批单).</summary>
public readonly record struct RequestId(Guid Value) : ITypedId<RequestId>;

/// <summary>Money held for a house until a condition is met (押金).</summary>
public readonly record struct DepositId(Guid Value) : ITypedId<DepositId>;

/// <summary>Numbered blank forms that were handed to a cashier (空白票据).</summary>
public readonly record struct BlankBookId(Guid Value) : ITypedId<BlankBookId>;

/// <summary>Original papers of a month in their place (凭证归档).</summary>
public readonly record struct VoucherFileId(Guid Value) : ITypedId<VoucherFileId>;

using Anju.Kernel;

namespace Anju.Ledger.Contracts;

/// <summary>One paper of the cashier: receipt, deposit receipt, refund, red reversal.</summary>
public readonly record struct ReceiptId(Guid Value) : ITypedId<ReceiptId>;

/// <summary>One box of cash and its papers on one day (收款班次).</summary>
public readonly record struct TillId(Guid Value) : ITypedId<TillId>;

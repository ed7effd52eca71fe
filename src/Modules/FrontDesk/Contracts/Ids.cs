using Anju.Kernel;

namespace Anju.FrontDesk.Contracts;

public readonly record struct ContactId(Guid Value) : ITypedId<ContactId>;

using Anju.Kernel;

namespace Anju.Estate.Contracts;

public readonly record struct CompanyId(Guid Value) : ITypedId<CompanyId>;

public readonly record struct CommunityId(Guid Value) : ITypedId<CommunityId>;

public readonly record struct BuildingId(Guid Value) : ITypedId<BuildingId>;

public readonly record struct HouseId(Guid Value) : ITypedId<HouseId>;

public readonly record struct PersonId(Guid Value) : ITypedId<PersonId>;

public readonly record struct FacilityId(Guid Value) : ITypedId<FacilityId>;

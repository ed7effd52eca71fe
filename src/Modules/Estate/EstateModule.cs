using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Estate.Contracts;
using Anju.Estate.Controls;
using Anju.Estate.People;
using Anju.Estate.Registers;
using Anju.Estate.Search;
using Anju.Kernel;
using Anju.Kernel.Identity;
using Anju.Kernel.Privacy;

namespace Anju.Estate;

/// <summary>Communities, buildings, houses, people and their relations to houses, valves, equipment, search.</summary>
public sealed class EstateModule : IModule
{
    public string Name => "estate";

    public IReadOnlyList<PermissionInfo> Permissions => EstatePermissions.All;

    public IReadOnlyList<Place> Places => [new("房产", "/estate", EstatePermissions.View, 50)];

    public void AddServices(IServiceCollection services)
    {
        services.AddMemoryCache();
        services.AddScoped<ICenters, Centers>();
        services.AddScoped<IHouses, Houses>();
        services.AddScoped<HouseSearch>();
        services.AddScoped<SearchKeys>();
        services.AddScoped<IPersonalSource, PersonSource>();
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
        FindHouses.Map(api);
        OpenCommunity.Map(api);
        OpenBuilding.Map(api);
        OpenHouse.Map(api);
        ChangeHouse.Map(api);
        AssignParking.Map(api);
        ParkingRegister.Map(api);
        AddRelation.Map(api);
        EndRelation.Map(api);
        CorrectPerson.Map(api);
        TransferHouse.Map(api);
        GiveConsent.Map(api);
        WithdrawConsent.Map(api);
        SaveFacility.Map(api);
        ProposeCorrection.Map(api);
        SaveEquipment.Map(api);
    }
}

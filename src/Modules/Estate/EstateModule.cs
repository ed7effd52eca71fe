using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Estate.Controls;
using Anju.Estate.Grid;
using Anju.Estate.Import;
using Anju.Estate.Oversight;
using Anju.Estate.People;
using Anju.Estate.Registers;
using Anju.Estate.Search;
using Anju.Estate.Workbench;
using Anju.Kernel;
using Anju.Kernel.Identity;

namespace Anju.Estate;

/// <summary>Communities, buildings, houses, the people who belong to them, valves and machines.</summary>
public sealed class EstateModule : IModule
{
    public string Name => "estate";

    public IReadOnlyList<PermissionInfo> Permissions => EstatePermissions.All;

    public IReadOnlyList<Place> Places => [new("房产", "/estate", EstatePermissions.View, 50, Also: "/houses")];

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IEvidenceKinds, EstateEvidence>();
        services.AddScoped<IZones, BuildingZones>();
        services.AddMemoryCache();
        services.AddScoped<IHouses, Houses>();
        services.AddScoped<IPlaces, RegisterPlaces>();
        services.AddScoped<IIncompleteRecords, IncompleteHouses>();
        services.AddScoped<IHouseholds, Households>();
        services.AddScoped<IHouseHistory, HouseHistory>();
        services.AddScoped<IControls, Controls.FedHouses>();
        services.AddScoped<ICenters, Centers>();
        services.AddScoped<HouseSearch>();
        services.AddScoped<SearchKeys>();
        services.AddScoped<AssetCheck>();
        services.AddScoped<AssetStore>();
        services.AddScoped<ImportFile>();
        services.AddScoped<IAssetImport, ImportByHand>();
        services.AddScoped<ICenterFounder, Centers>();
    }

    public void MapApi(IEndpointRouteBuilder api)
    {
        FindHouses.Map(api);
        HouseFile.Map(api);
        HouseOnDay.Map(api);
        PersonFile.Map(api);
        BuildingGrid.Map(api);
        HouseRegister.Map(api);
        BuildingRegister.Map(api);
        ControlList.Map(api);
        EquipmentList.Map(api);
        ParkingRegister.Map(api);
        OpenCommunity.Map(api);
        OpenBuilding.Map(api);
        OpenHouse.Map(api);
        ChangeHouse.Map(api);
        AddRelation.Map(api);
        RelatePerson.Map(api);
        FindPeople.Map(api);
        EndRelation.Map(api);
        CorrectPerson.Map(api);
        TransferHouse.Map(api);
        AssignParking.Map(api);
        SetParkingKinds.Map(api);
        ParkingKinds.Map(api);
        GiveConsent.Map(api);
        WithdrawConsent.Map(api);
        SaveFacility.Map(api);
        AddFacilityPhotos.Map(api);
        ProposeCorrection.Map(api);
        DeclineCorrection.Map(api);
        SaveEquipment.Map(api);
        ImportRoutes.Map(api);
    }
}

using Anju.Casework.Contracts;
using Anju.Estate.Domain;

namespace Anju.Estate.Registers;

/// <summary>What keeping the registers of houses, people, valves and machines leaves as evidence (A-3, F-3a, M-1).</summary>
internal sealed class EstateEvidence : IEvidenceKinds
{
    public const string House = "estate.house-changed", Resident = "estate.resident", Transfer = "estate.transfer", Parking = "estate.parking", Import = "estate.imported",
        Valve = "estate.valve", Correction = "estate.valve-correction", Decided = "estate.valve-decided", Equipment = "estate.equipment";

    public IReadOnlyList<EvidenceKind> Kinds { get; } =
    [
        new(House, "变更房屋资料"), new(Resident, "登记、更正住户"), new(Transfer, "办理过户"), new(Parking, "登记车位"), new(Import, "导入房产资料"),
        new(Valve, "登记主控"), new(Correction, "提出主控更正"), new(Decided, "确认主控更正"), new(Equipment, "登记设备"),
    ];
}

internal static class EstateWork
{
    /// <param name="title">Without anybody's name: evidence is read by others than those who may see him.</param>
    public static void Note(this IEvidence evidence, string kind, House house, string title, DateTime at) =>
        evidence.Note(new(kind, new Subject("house", house.Id.Value), house.Number, title, $"/houses/{house.Id.Value}", at) { House = house.Id.Value });

    public static void Note(this IEvidence evidence, string kind, Facility facility, DateTime at) =>
        evidence.Note(new(kind, new Subject("facility", facility.Id.Value), facility.Name, $"{facility.Name} {facility.Place}", "/estate/valves", at));
}

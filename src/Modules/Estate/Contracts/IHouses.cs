namespace Anju.Estate.Contracts;

/// <summary>未售 / 未交 / 已交 / 空置 / 出租 / 装修中.</summary>
public enum HouseState { Unsold, NotHandedOver, HandedOver, Vacant, Let, Renovating }

/// <summary>住宅 / 商铺 / 办公 / 车库 / 其他.</summary>
public enum HouseUse { Dwelling, Shop, Office, Garage, Other }

/// <summary>业主 / 共有人 / 家庭成员 / 租客 / 联系人.</summary>
public enum RelationKind { Owner, CoOwner, Family, Tenant, Contact }

/// <summary>A house in one line.</summary>
/// <param name="Number">As staff say it, e.g. 3-2-501; unique in its community.</param>
/// <param name="GrossArea">Built area in m², two places.</param>
public sealed record HouseCard(HouseId Id, string Number, CommunityId Community, string CommunityName, BuildingId Building, string BuildingName,
    int Floor, decimal GrossArea, decimal NetArea, HouseUse Use, HouseState State, DateOnly? HandedOverOn);

/// <summary>Somebody who belongs to a house today. Phone and name are in full: mask them before they reach a page.</summary>
public sealed record HouseContact(PersonId Id, string Name, string Phone, RelationKind Relation);

/// <summary>A hit of the one search box, already masked for the current user.</summary>
/// <param name="Matched">What matched: number, name, phone tail, initials, plate.</param>
public sealed record HouseHit(HouseId Id, string Number, string CommunityName, string Person, string Relation, string Phone, decimal GrossArea, HouseState State, string Matched);

/// <summary>Main valve, switch or other control point that a house depends on (管线主控, M-1b).</summary>
/// <param name="Photos">Addresses of its photos.</param>
public sealed record ControlPoint(FacilityId Id, string Name, string System, string Place, IReadOnlyList<string>? Photos = null);

/// <summary>What other modules may ask about houses of the current center.</summary>
public interface IHouses
{
    Task<HouseCard?> Find(HouseId id, CancellationToken ct);

    Task<IReadOnlyDictionary<HouseId, HouseCard>> Find(IReadOnlyCollection<HouseId> ids, CancellationToken ct);

    /// <summary>At most <paramref name="limit"/> (≤ 20) houses by number in any usual writing, name, initials, phone tail or plate.</summary>
    Task<IReadOnlyList<HouseHit>> Search(string words, int limit, CancellationToken ct);

    Task<IReadOnlyList<HouseContact>> Contacts(HouseId id, CancellationToken ct);

    /// <summary>Names of the present owners of many houses, joined by 、 and in full; houses without one are left out.</summary>
    async Task<IReadOnlyDictionary<HouseId, string>> Owners(IReadOnlyCollection<HouseId> ids, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var names = new Dictionary<HouseId, string>();
        foreach (var id in ids)
            if ((await Contacts(id, ct)).Where(c => c.Relation is RelationKind.Owner or RelationKind.CoOwner).Select(c => c.Name).ToList() is { Count: > 0 } owners)
                names[id] = string.Join('、', owners);
        return names;
    }

    Task<IReadOnlyList<ControlPoint>> ControlsOf(HouseId id, CancellationToken ct);
}

/// <summary>A section that another module adds to the one-house workbench (open cases, contacts …).</summary>
public interface IHousePanel
{
    /// <summary>Position on the page, ascending.</summary>
    int Order { get; }
    string Title { get; }
    string Permission { get; }
    Task<HousePanelRows> Rows(HouseId house, int limit, CancellationToken ct);
}

/// <param name="AllHref">Opens the full list behind the count.</param>
public sealed record HousePanelRows(int Open, int Total, string AllHref, IReadOnlyList<HousePanelRow> Rows);

public sealed record HousePanelRow(string Number, string Title, string Badge, string State, string? Due, string By, string Href);

/// <summary>An act that can be started for this house, with its key.</summary>
public interface IHouseAction
{
    int Order { get; }
    string Title { get; }
    string? Key { get; }
    string Permission { get; }
    string Href(HouseId house);
}

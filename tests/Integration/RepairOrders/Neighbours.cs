using System.Collections.Concurrent;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Identity;
using Anju.People.Contracts;

namespace Anju.Integration.RepairOrders;

/// <summary>Stand-ins for houses, staff and notices, which remember what they were told. One for all centers; keys are unique.</summary>
internal sealed class Neighbours : IHouses, IStaff, INotices
{
    public ConcurrentDictionary<HouseId, HouseCard> Houses { get; } = new();
    public ConcurrentQueue<(WorkerCard Card, DateOnly? CertificatesUntil)> Crew { get; } = new();
    public ConcurrentQueue<(StaffId[]? To, string? Permission, string Text, bool Urgent)> Told { get; } = new();

    public HouseId House(string number = "3-2-1102", BuildingId? building = null)
    {
        var id = Id.New<HouseId>();
        Houses[id] = new(id, number, Id.New<CommunityId>(), "示范一期", building ?? Id.New<BuildingId>(), "3栋", 11, 96.32m, 80.11m, HouseUse.Dwelling, HouseState.HandedOver, new(2019, 6, 18));
        return id;
    }

    public WorkerCard Worker(string name, Trade[] trades, CertificateKind[] certificates, DateOnly? until = null, params BuildingId[] zone)
    {
        var card = new WorkerCard(Id.New<StaffId>(), name, "维修工", trades, zone.Select(b => b.Value).ToHashSet(), certificates);
        Crew.Enqueue((card, until));
        return card;
    }

    Task<HouseCard?> IHouses.Find(HouseId id, CancellationToken ct) => Task.FromResult(Houses.GetValueOrDefault(id));

    Task<IReadOnlyDictionary<HouseId, HouseCard>> IHouses.Find(IReadOnlyCollection<HouseId> ids, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<HouseId, HouseCard>>(ids.Where(Houses.ContainsKey).ToDictionary(i => i, i => Houses[i]));

    public Task<IReadOnlyList<HouseHit>> Search(string words, int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<HouseHit>>([]);
    public Task<IReadOnlyList<HouseContact>> Contacts(HouseId id, CancellationToken ct) => Task.FromResult<IReadOnlyList<HouseContact>>([]);
    public Task<IReadOnlyList<ControlPoint>> ControlsOf(HouseId id, CancellationToken ct) => Task.FromResult<IReadOnlyList<ControlPoint>>([new(Id.New<FacilityId>(), "水表井", "给水", "11F 左二")]);

    Task<StaffCard?> IStaff.Find(StaffId id, CancellationToken ct) =>
        Task.FromResult(Crew.Where(w => w.Card.Id == id).Select(w => new StaffCard(w.Card.Id, w.Card.Name, w.Card.Post, true)).FirstOrDefault());

    public Task<IReadOnlyList<StaffCard>> All(CancellationToken ct) => Task.FromResult<IReadOnlyList<StaffCard>>([]);

    public Task<IReadOnlyList<WorkerCard>> Workers(DateOnly on, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<WorkerCard>>([.. Crew.Select(w => w.CertificatesUntil < on ? w.Card with { ValidCertificates = [] } : w.Card)]);

    public Task<IReadOnlyList<StaffCard>> WhoMay(string permission, CancellationToken ct) => All(ct);

    public void Tell(IEnumerable<StaffId> to, string text, string href, bool urgent) => Told.Enqueue(([.. to], null, text, urgent));

    public Task TellHolders(string permission, string text, string href, bool urgent, CancellationToken ct)
    {
        Told.Enqueue((null, permission, text, urgent));
        return Task.CompletedTask;
    }
}

using System.Collections.Concurrent;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;
using Anju.Repairs.Contracts;

namespace Anju.Integration.FrontDesk;

/// <summary>Stand-ins for the modules the front desk speaks to, which remember what they were told. One for all centers; keys are unique.</summary>
internal sealed class Neighbours : IHouses, IRepairs, ITimeline, IFiles, IStaff, INotices
{
    public ConcurrentDictionary<HouseId, (HouseCard Card, HouseContact[] People)> Houses { get; } = new();
    public ConcurrentQueue<(NewRepair Repair, RepairCard Card)> Repairs { get; } = new();
    public ConcurrentQueue<(Subject Subject, string Text, Guid? House, TimelineLine Line)> Lines { get; } = new();
    public ConcurrentDictionary<StaffId, StaffCard> Staff { get; } = new();
    public ConcurrentQueue<(StaffId[]? To, string? Permission, string Text, bool Urgent)> Told { get; } = new();
    public ConcurrentQueue<(Subject From, Subject To)> Shared { get; } = new();
    public ConcurrentQueue<(Subject Subject, FileCard Card)> Files { get; } = new();

    public HouseId House(string number, string owner = "周晓宁", string phone = "00012345678")
    {
        var id = Id.New<HouseId>();
        Houses[id] = (new(id, number, Id.New<CommunityId>(), "示范一期", Id.New<BuildingId>(), "3栋", 11, 96.32m, 80.11m, HouseUse.Dwelling, HouseState.HandedOver, new(2019, 6, 18)),
            [new(Id.New<PersonId>(), owner, phone, RelationKind.Owner), new(Id.New<PersonId>(), "周明", "00087654321", RelationKind.Family)]);
        return id;
    }

    public StaffId Colleague(string name, string post)
    {
        var id = Id.New<StaffId>();
        Staff[id] = new(id, name, post, true);
        return id;
    }

    Task<HouseCard?> IHouses.Find(HouseId id, CancellationToken ct) => Task.FromResult(Houses.TryGetValue(id, out var house) ? house.Card : null);

    Task<IReadOnlyDictionary<HouseId, HouseCard>> IHouses.Find(IReadOnlyCollection<HouseId> ids, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<HouseId, HouseCard>>(ids.Where(Houses.ContainsKey).ToDictionary(i => i, i => Houses[i].Card));

    public Task<IReadOnlyList<HouseHit>> Search(string words, int limit, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<HouseHit>>([.. Houses.Values.Where(h => h.Card.Number.Contains(words, StringComparison.Ordinal)).Take(limit)
            .Select(h => new HouseHit(h.Card.Id, h.Card.Number, h.Card.CommunityName, "周*宁", "业主", "000****5678", h.Card.GrossArea, h.Card.State, "number"))]);

    public Task<IReadOnlyList<HouseContact>> Contacts(HouseId id, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<HouseContact>>(Houses.TryGetValue(id, out var house) ? house.People : []);

    public Task<IReadOnlyList<ControlPoint>> ControlsOf(HouseId id, CancellationToken ct) => Task.FromResult<IReadOnlyList<ControlPoint>>([]);

    public Task<Result<RepairCard>> Register(NewRepair repair, CancellationToken ct)
    {
        var id = Id.New<RepairId>();
        var card = new RepairCard(id, $"BX-{id.Value:N}"[..20], repair.Item, "待派", "info", repair.AgreedAt, "", $"/repairs/{id.Value}");
        Repairs.Enqueue((repair, card));
        return Task.FromResult<Result<RepairCard>>(card);
    }

    public Task<IReadOnlyList<RepairCard>> OpenOf(HouseId house, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<RepairCard>>([.. Repairs.Where(r => r.Repair.House == house).Select(r => r.Card).Take(20)]);

    public void Add(Subject subject, string text, string state, Guid? house, string? number, string? href, DateTime? at) =>
        Lines.Enqueue((subject, text, house, new(at ?? DateTime.UnixEpoch, "王芳", text, state, number, href)));

    Task<IReadOnlyList<TimelineLine>> ITimeline.Of(Subject subject, int limit, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<TimelineLine>>([.. Lines.Where(l => l.Subject == subject).Select(l => l.Line).Take(limit)]);

    public Task<IReadOnlyList<TimelineLine>> OfHouse(Guid house, int limit, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<TimelineLine>>([.. Lines.Where(l => l.House == house).Select(l => l.Line).Take(limit)]);

    public Task<Result<FileId>> Keep(Subject subject, NewFile file, string purpose, string viewPermission, CancellationToken ct)
    {
        if (file.Bytes.Length == 0)
            return Task.FromResult<Result<FileId>>(Problem.Invalid("File", "照片是空的"));
        var id = Id.New<FileId>();
        Files.Enqueue((subject, new(id, file.Name, "image/png", file.Bytes.Length, DateTime.UnixEpoch, "王芳", purpose, $"/files/{id.Value}")));
        return Task.FromResult<Result<FileId>>(id);
    }

    Task<IReadOnlyList<FileCard>> IFiles.Of(Subject subject, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<FileCard>>([.. Files.Where(f => f.Subject == subject).Select(f => f.Card)]);

    public Task Share(Subject from, Subject to, CancellationToken ct)
    {
        Shared.Enqueue((from, to));
        return Task.CompletedTask;
    }

    Task<StaffCard?> IStaff.Find(StaffId id, CancellationToken ct) => Task.FromResult(Staff.GetValueOrDefault(id));
    public Task<IReadOnlyList<StaffCard>> All(CancellationToken ct) => Task.FromResult<IReadOnlyList<StaffCard>>([.. Staff.Values.OrderBy(s => s.Name).Take(500)]);
    public Task<IReadOnlyList<WorkerCard>> Workers(DateOnly on, CancellationToken ct) => Task.FromResult<IReadOnlyList<WorkerCard>>([]);
    public Task<IReadOnlyList<StaffCard>> WhoMay(string permission, CancellationToken ct) => All(ct);

    public void Tell(IEnumerable<StaffId> to, string text, string href, bool urgent) => Told.Enqueue(([.. to], null, text, urgent));

    public Task TellHolders(string permission, string text, string href, bool urgent, CancellationToken ct)
    {
        Told.Enqueue((null, permission, text, urgent));
        return Task.CompletedTask;
    }
}

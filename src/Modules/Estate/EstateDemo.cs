using Microsoft.Extensions.DependencyInjection;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Estate.Search;
using Anju.Kernel.Data;
using Anju.Kernel.Demo;
using Anju.Kernel.Text;

namespace Anju.Estate;

/// <summary>
/// The demo estate: three communities of realistic shape. Areas follow the floor areas of real public housing (40 to
/// 150 m²); names are plainly invented, phones begin with 000.
/// </summary>
internal sealed class EstateDemo : IDemoPart
{
    private static readonly string[] Surnames = ["周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨", "朱", "秦", "尤", "许", "何", "吕", "施", "张", "孔", "曹", "严", "华", "金", "魏", "陶", "姜"];
    private static readonly string[] Given = ["样一", "样二", "示范", "虚构", "假名", "例安", "例居", "演宁", "演平", "拟清", "拟和", "试光", "试明", "代名", "某甲", "某乙"];

    /// <summary>Shapes of flats: area and how common it is.</summary>
    private static readonly (decimal Area, int Weight)[] Flats = [(44m, 6), (60m, 5), (67m, 12), (68.5m, 8), (82m, 5), (91.37m, 10), (93.2m, 14), (104m, 12), (110.66m, 9), (121.47m, 8), (132m, 5), (146.08m, 3)];

    public int Order => 10;

    private sealed record Block(string Community, string Code, string Name, int Units, int Floors, int Rooms, HouseUse Use);

    private static readonly Block[] Main =
    [
        new("安居花园", "1", "1栋", 2, 11, 2, HouseUse.Dwelling), new("安居花园", "2", "2栋", 2, 11, 2, HouseUse.Dwelling), new("安居花园", "3", "3栋", 2, 30, 4, HouseUse.Dwelling),
        new("安居花园", "5", "5栋", 1, 30, 4, HouseUse.Dwelling), new("安居花园", "商铺", "商铺", 0, 2, 11, HouseUse.Shop),
        new("示范新村", "1", "1栋", 4, 6, 2, HouseUse.Dwelling), new("示范新村", "2", "2栋", 4, 6, 2, HouseUse.Dwelling), new("示范新村", "3", "3栋", 4, 18, 4, HouseUse.Dwelling), new("示范新村", "5", "5栋", 2, 18, 4, HouseUse.Dwelling),
    ];

    private static readonly Block[] Second = [new("乐业苑", "1", "1栋", 2, 18, 4, HouseUse.Dwelling), new("乐业苑", "2", "2栋", 3, 6, 2, HouseUse.Dwelling)];

    private readonly List<House> houses = [];
    private readonly List<Person> people = [];
    private readonly List<Relation> relations = [];
    private readonly List<ParkingSpace> spaces = [];
    private readonly List<SearchKey> keys = [];

    public async Task Lay(DemoWorld world, CancellationToken ct)
    {
        foreach (var rows in (System.Collections.IList[])[houses, people, relations, spaces, keys])
            rows.Clear();
        await world.Write((db, _) =>
        {
            Build(db, world);
            return Task.CompletedTask;
        }, ct);
        await world.Pour(async into =>
        {
            await into.In(houses);
            await into.In(people);
            await into.In(relations);
            await into.In(spaces);
            await into.In(keys);
        }, ct);
    }

    private void Build(AppDb db, DemoWorld world)
    {
        var company = new CompanyId(new Guid("0197d000-0000-7000-8000-0000000000ff"));
        var isMain = world.Center == DemoWorld.MainCenter;
        if (!isMain)
            db.Add(new Company { Id = company, Name = "安居物业（演示）" });
        db.Add(new Center { Id = world.Center, CompanyId = company, Name = isMain ? "安居示范小区服务中心" : "乐业苑服务中心", Phone = "000-0000" });
        var communities = new Dictionary<string, Community>();
        foreach (var block in isMain ? Main : Second)
        {
            if (!communities.TryGetValue(block.Community, out var community))
                db.Add(communities[block.Community] = community = new Community { Id = Kernel.Id.New<CommunityId>(), Name = block.Community, Address = "演示市示范路 1 号" });
            Build(db, world, community, block);
        }

        foreach (var community in communities.Values)
            Machines(db, world, community, isMain);
    }

    private void Build(AppDb db, DemoWorld world, Community community, Block block)
    {
        var building = new Building { Id = Kernel.Id.New<BuildingId>(), CommunityId = community.Id, Code = block.Code, Name = block.Name, Sort = int.TryParse(block.Code, out var n) ? n : 99 };
        db.Add(building);
        for (var unit = 1; unit <= Math.Max(1, block.Units); unit++)
        {
            var shapes = Enumerable.Range(0, block.Rooms).Select(_ => Area(world, block.Use)).ToArray();
            for (var floor = 1; floor <= block.Floors; floor++)
                for (var room = 1; room <= block.Rooms; room++)
                    Settle(world, building, block, unit, floor, room, shapes[room - 1]);
            Valves(db, community, building, block, unit);
        }

        Lifts(db, world, community, block);
    }

    /// <summary>A lift in each unit of more than six floors, cared for every fortnight.</summary>
    private static void Lifts(AppDb db, DemoWorld world, Community community, Block block)
    {
        if (block.Floors <= 6)
            return;
        db.Add(new Equipment
        {
            Id = Guid.CreateVersion7(),
            CommunityId = community.Id,
            Name = $"{block.Name} 1 号电梯",
            Model = "TKJ1000",
            Place = $"{block.Name} 1 单元大堂",
            InstalledOn = world.Today.AddYears(-7),
            LastCareOn = world.Today.AddDays(-world.Random.Next(3, 20)),
            NextCareOn = world.Today.AddDays(world.Random.Next(-3, 12)),
            WarrantyUntil = world.Today.AddYears(-5),
        });
        for (var unit = 2; unit <= block.Units; unit++)
            db.Add(Machine(world, community, $"{block.Name} {unit} 号电梯", "TKJ1000", $"{block.Name} {unit} 单元大堂", 15, 4 + unit * 3 % 9));
    }

    /// <summary>What a community has besides its lifts.</summary>
    private static void Machines(AppDb db, DemoWorld world, Community community, bool isLarge)
    {
        db.Add(Machine(world, community, "1 号生活水泵", "CDL16-8", "地下一层水泵房", 30, 12));
        db.Add(Machine(world, community, "消防泵", "XBD8/30", "地下一层消防泵房", 30, 28));
        db.Add(Machine(world, community, "低压配电柜", "GGD-1", "地下一层配电室", 90, 41));
        if (!isLarge)
            return;
        db.Add(Machine(world, community, "2 号生活水泵", "CDL16-8", "地下一层水泵房", 30, 33));       // overdue by three days
        db.Add(Machine(world, community, "喷淋泵", "XBD6/30", "地下一层消防泵房", 30, 9));
        db.Add(Machine(world, community, "排污泵", "65WQ25-15", "地下一层集水井", 60, 22));
        db.Add(Machine(world, community, "柴油发电机", "200GF", "地下一层发电机房", 90, 63));
        db.Add(Machine(world, community, "火灾报警主机", "JB-QB", "消防控制室", 30, 5));
    }

    /// <param name="every">Days between two times of care.</param>
    /// <param name="ago">Days since the last one.</param>
    private static Equipment Machine(DemoWorld world, Community community, string name, string model, string place, int every, int ago) => new()
    {
        Id = Guid.CreateVersion7(),
        CommunityId = community.Id,
        Name = name,
        Model = model,
        Place = place,
        InstalledOn = world.Today.AddYears(-7),
        WarrantyUntil = world.Today.AddYears(-5),
        LastCareOn = world.Today.AddDays(-ago),
        NextCareOn = world.Today.AddDays(every - ago),
    };

    private void Settle(DemoWorld world, Building building, Block block, int unit, int floor, int room, decimal area)
    {
        var number = block.Units == 0 ? HouseNumber.Of(block.Code, null, $"{floor}{room:00}") : HouseNumber.Of(block.Code, unit.ToString(), $"{floor}{room:00}");
        var state = world.Random.Next(100) switch { < 2 => HouseState.Unsold, < 4 => HouseState.NotHandedOver, < 12 => HouseState.Vacant, < 22 => HouseState.Let, < 24 => HouseState.Renovating, _ => HouseState.HandedOver };
        DateOnly? handedOver = state is HouseState.Unsold or HouseState.NotHandedOver ? null : world.Today.AddDays(-world.Random.Next(200, 3000));
        var house = House.Open(building, number, floor, area, decimal.Round(area * 0.79m, 2), block.Use, state, handedOver);
        houses.Add(house);
        var residents = new List<Person>();
        if (state != HouseState.Unsold)
        {
            residents.Add(Join(world, house, RelationKind.Owner));
            if (state == HouseState.Let)
                residents.Add(Join(world, house, RelationKind.Tenant));
            else if (world.Random.Next(3) == 0)
                residents.Add(Join(world, house, RelationKind.Family));
        }

        var plates = new List<string>();
        if (state is HouseState.HandedOver && world.Random.Next(5) == 0)
        {
            plates.Add($"演A{world.Random.Next(10000, 99999)}");
            spaces.Add(new ParkingSpace { Id = Guid.CreateVersion7(), CommunityId = building.CommunityId, Number = $"B1-{house.Number}", HouseId = house.Id, Plate = plates[0] });
        }

        keys.AddRange(SearchKeys.Of(house, residents, plates));
    }

    private Person Join(DemoWorld world, House house, RelationKind kind)
    {
        var person = new Person
        {
            Id = Kernel.Id.New<PersonId>(),
            Name = world.Pick(Surnames) + world.Pick(Given),
            Phone = $"000{world.Random.Next(10_000_000, 99_999_999)}",
            Hint = world.Random.Next(40) == 0 ? "上门请先电话" : "",
        };
        people.Add(person);
        relations.Add(new Relation { Id = Guid.CreateVersion7(), HouseId = house.Id, PersonId = person.Id, Kind = kind, From = house.HandedOverOn ?? world.Today.AddYears(-1) });
        return person;
    }

    private static void Valves(AppDb db, Community community, Building building, Block block, int unit)
    {
        void Valve(string name, ControlSystem system, string place, int? from = null, int? to = null) => db.Add(new Facility
        {
            Id = Kernel.Id.New<FacilityId>(),
            CommunityId = community.Id,
            Name = name,
            System = system,
            Place = place,
            BuildingId = building.Id,
            Unit = block.Units == 0 ? null : unit.ToString(),
            FloorFrom = from,
            FloorTo = to,
        });

        var at = block.Units == 0 ? block.Name : $"{block.Name}{unit}单元";
        Valve($"{at}给水总阀", ControlSystem.Water, $"{at} 1F 水表井");
        Valve($"{at}总配电箱", ControlSystem.Electric, $"{at} 1F 强电井");
        if (block.Floors > 11)
            Valve($"{at}高区给水阀", ControlSystem.Water, $"{at} 16F 水表井 左二", 16, block.Floors);
    }

    private static decimal Area(DemoWorld world, HouseUse use)
    {
        if (use == HouseUse.Shop)
            return 28 + world.Random.Next(0, 9000) / 100m;
        var at = world.Random.Next(Flats.Sum(f => f.Weight));
        return Flats.First(f => (at -= f.Weight) < 0).Area;
    }
}

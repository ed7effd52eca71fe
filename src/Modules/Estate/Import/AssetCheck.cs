using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Sheets;

namespace Anju.Estate.Import;

/// <summary>What a file would do, or has done.</summary>
internal sealed record ImportReport(int Rows, int NewHouses, int KnownHouses, int NewPeople, IReadOnlyList<RowFault> Faults, string? Refusal)
{
    public bool IsClean => Refusal is null && Faults.Count == 0;
}

/// <param name="Of">About how many rows there are; 0 when unknown.</param>
internal sealed record ImportProgress(bool IsStoring, int Rows, int Of);

/// <summary>Finds every fault of an asset sheet, row by row and against what is known, without storing anything.</summary>
internal sealed class AssetCheck(AppDb db, Calendar calendar)
{
    private const int MostFaults = 2000, Told = 500;

    public async Task<ImportReport> Check(Stream file, string community, Action<ImportProgress>? progress, CancellationToken ct)
    {
        var known = await KnownAssets.Load(db, community, ct);
        var house = new Agreement(known);
        var faults = new List<RowFault>();
        var rows = 0;
        try
        {
            AssetRowReader? reader = null;
            foreach (var line in AssetSheet.Read(file))
            {
                ct.ThrowIfCancellationRequested();
                reader ??= new AssetRowReader(line.Columns, calendar.Today);
                if (++rows % Told == 0)
                    progress?.Invoke(new(false, rows, line.Of));
                if (reader.Read(line.Row, line.Cells, faults) is { } row)
                    house.Check(row, line.Columns, faults);
                if (faults.Count > MostFaults)
                    return new(rows, 0, 0, 0, faults, $"错误超过 {MostFaults} 处，请先整理表格");
            }
        }
        catch (UnreadableSheetException unreadable)
        {
            return new(rows, 0, 0, 0, faults, unreadable.Message);
        }

        progress?.Invoke(new(false, rows, rows));
        return new(rows, house.New, house.Old, house.NewPeople, faults, null);
    }

    /// <summary>Rows of one house must say the same about it, and none may say anything twice.</summary>
    private sealed class Agreement(KnownAssets known)
    {
        private readonly Dictionary<(string, string), AssetRow> seen = [];
        private readonly HashSet<(string, string)> owners = [];
        private readonly Dictionary<(string, string, string, DateOnly?), int> people = [];
        private readonly Dictionary<(string, string), AssetRow> spaces = [];

        public int New { get; private set; }
        public int Old { get; private set; }
        public int NewPeople { get; private set; }

        public void Check(AssetRow row, AssetColumns columns, List<RowFault> faults)
        {
            void Fault(AssetColumn column, string reason) => faults.Add(new(row.Row, columns.Header(column), reason));
            if (known.WrongCommunity(row.Community) is { } wrong)
            {
                Fault(AssetColumn.Community, wrong);
                return;
            }

            var community = known.NameOf(row.Community);
            var key = (community, row.Number.Key);
            var isKnown = known.HouseOf(community, row.Number.Key) is not null;
            if (seen.TryAdd(key, row))
                (New, Old) = isKnown ? (New, Old + 1) : (New + 1, Old);
            else
                Same(row, seen[key], Fault);
            Belongs(row, key, isKnown, Fault);
            Parks(row, community, Fault);
        }

        private static void Same(AssetRow row, AssetRow first, Action<AssetColumn, string> fault)
        {
            if (first.GrossArea != row.GrossArea)
                fault(AssetColumn.GrossArea, $"与第 {first.Row} 行同一房屋的面积不同");
            if (first.Use != row.Use)
                fault(AssetColumn.Use, $"与第 {first.Row} 行同一房屋的用途不同");
            if (first.State != row.State)
                fault(AssetColumn.State, $"与第 {first.Row} 行同一房屋的状态不同");
            if (row.Name.Length == 0)
                fault(AssetColumn.Room, $"房屋与第 {first.Row} 行重复");
        }

        private void Belongs(AssetRow row, (string Community, string Number) key, bool isKnown, Action<AssetColumn, string> fault)
        {
            if (row.Name.Length == 0)
                return;
            if (!people.TryAdd((key.Community, key.Number, row.Name, row.To), row.Row))
                fault(AssetColumn.Room, $"房屋和姓名与第 {people[(key.Community, key.Number, row.Name, row.To)]} 行重复");
            else if (known.HouseOf(key.Community, key.Number) is not { } house || !known.Belongs(house, row.Name, row.To))
                NewPeople++;
            if (row.Relation == RelationKind.Owner)
                owners.Add(key);
            else if (row.Relation == RelationKind.Family && !owners.Contains(key) && !isKnown)
                fault(AssetColumn.Relation, "家庭成员应排在业主之后");
        }

        private void Parks(AssetRow row, string community, Action<AssetColumn, string> fault)
        {
            if (row.Parking.Length == 0)
                return;
            if (!spaces.TryAdd((community, row.Parking), row) && spaces[(community, row.Parking)] is var first && (first.Number != row.Number || first.Plate != row.Plate))
                fault(AssetColumn.Parking, $"车位与第 {first.Row} 行重复");
            else if (known.SpaceOf(community, row.Parking) is { House: { } other } && other != known.HouseOf(community, row.Number.Key))
                fault(AssetColumn.Parking, "这个车位已登记给另一套房屋");
        }
    }
}

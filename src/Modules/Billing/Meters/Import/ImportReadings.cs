using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Anju.Billing.Meters.Domain;
using Anju.Billing.Meters.Read;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Sheets;
using Anju.Kernel.UseCases;

namespace Anju.Billing.Meters.Import;

/// <summary>What a file would do, or has done.</summary>
/// <param name="Same">Rows that say what is stored already.</param>
/// <param name="Missing">Meters of the round that would still have no reading.</param>
internal sealed record ReadingReport(int Rows, int New, int Corrected, int Same, int Doubtful, int Missing, IReadOnlyList<SheetFault> Faults, string? Refusal)
{
    public bool IsClean => Refusal is null && Faults.Count == 0;

    public static ReadingReport Refused(string sentence) => new(0, 0, 0, 0, 0, 0, [], sentence);
}

/// <summary>
/// Takes a whole sheet of readings of one round, or nothing of it. The logs of all meters are fetched in a handful of
/// statements, the rows are checked in memory and stored in bulk, and the file is kept (F-2c).
/// </summary>
[Act("导入读数")]
internal static class ImportReadings
{
    private const int LongestName = 120, LongestNote = 100, MostFaults = 2000;

    [Permission(MetersPermissions.Read)]
    public sealed record Command
    {
        public RoundId Round { get; set; }

        /// <summary>The file on this machine.</summary>
        [Required] public string Path { get; set; } = "";
        public string Name { get; set; } = "";
        public bool CheckOnly { get; set; }

        /// <summary>Day of the rows that name none, as typed; today when empty.</summary>
        [StringLength(20, ErrorMessage = "日期太长")] public string On { get; set; } = "";
        internal Action<bool, int, int>? Progress { get; set; }
    }

    internal sealed class Handler(AppDb db, ReadingDesk desk, CurrentUser user, Calendar calendar) : IHandler<Command, ReadingReport>
    {
        public async Task<Result<ReadingReport>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Round>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == command.Round, ct) is not { } round)
                return Problem.NotFound("没有这轮抄表");
            if (round.RefuseReading() is { } closed)
                return closed;
            var (on, wrongDay) = command.On.Length == 0 ? (calendar.Today, null) : ReadingText.Day(command.On, calendar.Today);
            if (wrongDay is not null)
                return Problem.Invalid(nameof(command.On), wrongDay);
            var tails = await desk.Tails(db.Set<Meter>().AsNoTracking().Of(round).InZone(user), round.Id, ct);
            var check = new ReadingCheck(round, tails.Values, on, calendar.Today, desk.Reader);
            if (Read(command, check) is { } refused)
                return ReadingReport.Refused(refused);
            check.Refuse(await desk.OnBills(check.Corrected, ct));
            var report = check.Report();
            if (report.IsClean && !command.CheckOnly && report.New + report.Corrected > 0)
                await Store(command, round, check, report, ct);
            return report;
        }

        private static string? Read(Command command, ReadingCheck check)
        {
            try
            {
                using var file = File.OpenRead(command.Path);
                var rows = 0;
                foreach (var line in ReadingSheet.Read(file))
                {
                    check.Add(line with { Note = line.Note.Length <= LongestNote ? line.Note : line.Note[..LongestNote] });
                    if (++rows % 1000 == 0)
                        command.Progress?.Invoke(false, rows, rows);
                    if (check.Faults.Count > MostFaults)
                        return $"错误超过 {MostFaults} 处，请先整理表格";
                }

                return null;
            }
            catch (UnreadableSheetException unreadable)
            {
                return unreadable.Message;
            }
        }

        private async Task Store(Command command, Round round, ReadingCheck check, ReadingReport report, CancellationToken ct)
        {
            var bytes = await File.ReadAllBytesAsync(command.Path, ct);
            var id = Guid.CreateVersion7();
            foreach (var old in check.Corrected)
            {
                old.Last.ReplacedByNo = old.Last.No + 1;
                db.Entry(old.Last).State = EntityState.Modified;
            }

            db.Add(new ReadingFile
            {
                Id = id,
                RoundId = round.Id,
                Name = command.Name.Length <= LongestName ? command.Name : command.Name[^LongestName..],
                Digest = Convert.ToHexStringLower(SHA256.HashData(bytes)),
                Rows = report.Rows,
                Stored = report.New + report.Corrected,
                By = user.Name,
                At = calendar.Now,
            });
            db.Add(new ReadingFileBytes { Id = id, Bytes = bytes });
            if (check.Corrected.Count > 0)
                await db.SaveChangesAsync(ct);                   // the old ones step aside before the new ones take their place
            await db.CopyAll(check.Made, ct);
            command.Progress?.Invoke(true, report.Rows, report.Rows);
        }
    }
}

/// <summary>Checks rows one after another against the logs of their meters; stores nothing.</summary>
internal sealed class ReadingCheck(Round round, IEnumerable<Tail> tails, DateOnly on, DateOnly today, Reader reader)
{
    private readonly Dictionary<string, Tail> meters = tails.ToDictionary(t => t.Meter.Number, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<MeterId, int> rowOf = [];
    private readonly List<SheetFault> faults = [];
    private readonly List<Reading> made = [];
    private readonly List<Tail> corrected = [];
    private int rows, same;

    public IReadOnlyList<SheetFault> Faults => faults;
    public IReadOnlyList<Reading> Made => made;
    public IReadOnlyList<Tail> Corrected => corrected;

    public void Add(ReadingLine line)
    {
        rows++;
        void Fault(string column, string reason) => faults.Add(new(line.Row, column, reason));
        if (line.Unusable is { } formula)
            Fault(ReadingSheet.Value, formula);
        else if (line.Number.Length == 0)
            Fault(ReadingSheet.Number, "缺少表号");
        else if (!meters.TryGetValue(line.Number, out var tail))
            Fault(ReadingSheet.Number, $"本轮没有表号 {line.Number}");
        else if (!rowOf.TryAdd(tail.Meter.Id, line.Row))
            Fault(ReadingSheet.Number, $"与第 {rowOf[tail.Meter.Id]} 行重复");
        else
            Follow(line, tail, Fault);
    }

    private void Follow(ReadingLine line, Tail tail, Action<string, string> fault)
    {
        var (day, wrongDay) = line.On.Length == 0 ? (on, null) : ReadingText.Day(line.On, today);
        var (milli, wrong) = ReadingText.Register(line.Value, tail.Meter.Digits);
        if (wrongDay is not null)
            fault(ReadingSheet.On, wrongDay);
        if (wrong is not null)
            fault(ReadingSheet.Value, wrong);
        if (wrongDay is not null || wrong is not null)
            return;
        if (round.RefuseDay(day) is { } far)
        {
            fault(ReadingSheet.On, far.For("On")!);
            return;
        }

        var report = new Report(ReadingWay.Read, round.Id, day, round.CountsOn(day), milli, line.IsRollover, line.IsChecked, line.Note, ReadingSource.File);
        if (tail.Of(round.Id) is { } old && SaveReading.IsSame(old, report))
        {
            same++;
            return;
        }

        var followed = ReadingChain.Follow(tail.Meter.Facts, tail.FollowsIn(round.Id), report, tail.Last.No + 1, reader);
        if (followed.Value is not { } reading)
        {
            var (column, reason) = followed.Problem!.Errors!.First() is var error ? (error.Key, error.Value[0]) : default;
            fault(column switch { "On" => ReadingSheet.On, "IsRollover" => ReadingSheet.Rollover, _ => ReadingSheet.Value }, reason.Replace("确已翻表的勾选“翻表”", "确已翻表的在“翻表”列填“是”", StringComparison.Ordinal));
            return;
        }

        made.Add(reading);
        if (tail.Of(round.Id) is not null)
            corrected.Add(tail);
    }

    /// <summary>What was billed is corrected only by a later reading.</summary>
    public void Refuse(IReadOnlySet<MeterId> billed)
    {
        foreach (var meter in billed)
            faults.Add(new(rowOf[meter], ReadingSheet.Value, "原读数已出账，不能改；下次抄实数自动结清"));
    }

    public ReadingReport Report() => new(rows, made.Count - corrected.Count, corrected.Count, same, made.Count(r => r.IsDoubtful),
        meters.Values.Count(t => t.Of(round.Id) is null && !rowOf.ContainsKey(t.Meter.Id)), [.. faults.OrderBy(f => f.Row)], null);
}

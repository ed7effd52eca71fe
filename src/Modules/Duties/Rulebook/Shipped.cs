using System.Security.Cryptography;
using System.Text;
using Anju.Duties.Domain;

namespace Anju.Duties.Rulebook;

/// <summary>A document as it ships: the first edition, or one of the reconstructed pack.</summary>
internal sealed record ShippedRule(Guid Id, string Document, string Title, string Posts, DutySource Source, IReadOnlyList<ClauseLine> Clauses);

internal sealed record ClauseLine(string Clause, string Text, bool IsLost)
{
    private const char Bar = '|', Lost = '!';

    /// <summary>One line of a form or a file: the clause, a bar, the text; an exclamation mark in front says that the text is lost.</summary>
    public static ClauseLine Read(string line)
    {
        var isLost = line.StartsWith(Lost);
        var rest = isLost ? line[1..] : line;
        return rest.Split(Bar, 2) is [var clause, var text] ? new(clause.Trim(), text.Trim(), isLost) : new("", rest.Trim(), isLost);
    }

    public override string ToString() => $"{(IsLost ? "!" : "")}{Clause}|{Text}";
}

/// <summary>What every center begins with until it writes its own: the rules as they were handed down, and the duties that follow from them.</summary>
internal static class Shipped
{
    public const string Pack = "重建";

    public static readonly IReadOnlyList<ShippedRule> Rules = ReadRules("first-edition.txt", DutySource.Rules);
    public static readonly IReadOnlyList<ShippedRule> PackRules = ReadRules("reconstructed.txt", DutySource.Reconstructed);

    private static readonly string[][] DutyLines = [.. Lines("duties.txt").Select(l => l.Split('|'))];
    private static readonly string[][] PackLines = [.. Lines("reconstructed-duties.txt").Select(l => l.Split('|'))];

    /// <summary>The duties of the first edition, in force from the day the center began.</summary>
    public static IEnumerable<Duty> Duties(DateOnly from) => DutyLines.Select(l => ReadDuty(l, from));

    public static IEnumerable<Duty> PackDuties(DateOnly from) => PackLines.Select(l => ReadDuty(l, from));

    private static List<ShippedRule> ReadRules(string file, DutySource source)
    {
        var rules = new List<ShippedRule>();
        var clauses = new List<ClauseLine>();
        foreach (var line in Lines(file))
        {
            if (!line.StartsWith("= ", StringComparison.Ordinal))
            {
                clauses.Add(ClauseLine.Read(line));
                continue;
            }

            var parts = line[2..].Split('|');
            clauses = [];
            rules.Add(new(IdOf("rule:" + parts[0]), parts[0], parts[1], parts[2], source, clauses));
        }

        return rules;
    }

    /// <summary>clause | post | title | cadence | kinds | whose | options | slot | source.</summary>
    private static Duty ReadDuty(string[] cells, DateOnly from)
    {
        var (cadence, options) = (ReadCadence(cells[3]), cells[6].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var back = Array.IndexOf(options, "back");
        return new()
        {
            Id = new(IdOf($"version:{cells[0]}:{cells[1]}")),
            Key = IdOf($"duty:{cells[0]}:{cells[1]}"),
            No = 1,
            Clause = cells[0],
            Post = cells[1],
            Title = cells[2],
            Slot = cells[7],
            Source = cells[8] switch { "原文" => DutySource.Rules, "设定" => DutySource.Configured, _ => DutySource.Reconstructed },
            Cadence = cadence.Kind,
            Count = cadence.Count,
            A = cadence.A,
            B = cadence.B,
            LateDays = cadence.LateDays,
            Unit = cadence.Unit,
            Trigger = cadence.Trigger,
            KindLines = cells[4].Replace(',', '\n'),
            Whose = Enum.Parse<Whose>(cells[5], ignoreCase: true),
            IsDeputyAllowed = !options.Contains("no-deputy"),
            NeedsAbout = options.Contains("about"),
            BackdatedDays = back < 0 ? 0 : Number(options[back + 1]),
            From = from,
            MadeBy = "系统",
            MadeAt = DateTime.UnixEpoch,
        };
    }

    private static Cadence ReadCadence(string text)
    {
        var words = text.Split(' ');
        var late = words[^1].StartsWith('+') ? Number(words[^1][1..]) : 0;
        var plain = words switch
        {
            ["always", ..] => new Cadence(CadenceKind.Always),
            ["day", ..] => new(CadenceKind.EachDay),
            ["workday", ..] => new(CadenceKind.EachWorkingDay),
            ["days", var n, ..] => new(CadenceKind.EveryDays, A: Number(n)),
            ["week", var n, ..] => new(CadenceKind.Week, Number(n)),
            ["month", var n, ..] => new(CadenceKind.Month, Number(n)),
            ["month-end", var n, ..] => new(CadenceKind.MonthEnd, A: Number(n)),
            ["month-days", var days, ..] => new(CadenceKind.MonthWindow, A: Number(days.Split('-')[0]), B: Number(days.Split('-')[1])),
            ["quarter", var n, ..] => new(CadenceKind.Quarter, Number(n)),
            ["half", var n, ..] => new(CadenceKind.HalfYear, Number(n)),
            ["year", var n, ..] => new(CadenceKind.Year, Number(n)),
            ["year-end", var n, ..] => new(CadenceKind.YearEnd, A: Number(n)),
            ["after", var kind, var n, var unit, ..] => new(CadenceKind.AfterEvent, A: Number(n), Unit: unit switch { "h" => LimitUnit.Hours, "d" => LimitUnit.Days, _ => LimitUnit.WorkingDays }, Trigger: kind),
            _ => throw new FormatException($"No such cadence: {text}"),
        };
        return plain with { LateDays = late };
    }

    private static IEnumerable<string> Lines(string file)
    {
        using var reader = new StreamReader(typeof(Shipped).Assembly.GetManifestResourceStream($"Anju.Duties.Rulebook.{file}") ?? throw new InvalidOperationException($"{file} is not part of the module."));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').Select(l => l.TrimEnd('\r'))];
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The same in every installation, so that what hangs on it is found again.</summary>
    private static Guid IdOf(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}

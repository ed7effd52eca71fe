using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel.Data;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;

namespace Anju.FrontDesk.Domain;

/// <summary>One slot of telephone duty. <paramref name="To"/> may lie on the next day.</summary>
internal sealed record DutySlot(string Name, TimeOnly From, TimeOnly To)
{
    public bool Holds(TimeOnly time) => time.IsBetween(From, To) || From == To;
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {From:H:mm}–{To:H:mm}");
}

/// <summary>值班时段: who answers the phone is settled for every minute of the day, night included (R-4.1.11).</summary>
internal sealed partial class DutyPlan : Versioned
{
    public const string Only = "值班时段";
    public const string Given = "早班 8:30-13:30\n中班 13:30-21:00\n夜班 21:00-8:30";

    public string Name { get; private init; } = Only;
    public string Lines { get; private set; } = Given;

    public Problem? Write(string lines)
    {
        if (Read(lines) is not { } slots)
            return Problem.Invalid("Lines", "每行一个时段，例如：早班 8:30-13:30；最多 8 个");
        for (var i = 0; i < slots.Count; i++)
            if (slots[i].To != slots[(i + 1) % slots.Count].From)
                return Problem.Invalid("Lines", $"“{slots[i].Name}”与下一时段之间有空档或重叠，值班须全天衔接（R-4.1.11）");
        Lines = lines;
        return null;
    }

    public static IReadOnlyList<DutySlot>? Read(string lines)
    {
        var slots = new List<DutySlot>();
        foreach (var line in lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var match = Slot().Match(Widths.Narrow(line));
            if (!match.Success || slots.Count == 8
                || !TimeOnly.TryParseExact(match.Groups["from"].Value, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
                || !TimeOnly.TryParseExact(match.Groups["to"].Value, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var to))
                return null;
            slots.Add(new(match.Groups["name"].Value, from, to));
        }

        return slots.Count == 0 ? null : slots;
    }

    /// <summary>The slot that whoever takes over at <paramref name="time"/> begins: who comes up to half an hour early begins the next one.</summary>
    public static DutySlot BeginningAt(string lines, TimeOnly time) => At(lines, time.AddMinutes(30));

    public static DutySlot At(string lines, TimeOnly time)
    {
        var slots = Read(lines) ?? Read(Given)!;
        return slots.FirstOrDefault(s => s.Holds(time)) ?? slots[0];
    }

    [GeneratedRegex(@"\A(?<name>[^\s0-9]{1,10})\s*(?<from>[0-9]{1,2}:[0-9]{2})\s*[-–—~至到]\s*(?<to>[0-9]{1,2}:[0-9]{2})\z")]
    private static partial Regex Slot();

    internal sealed class Table : IEntityTypeConfiguration<DutyPlan>
    {
        public void Configure(EntityTypeBuilder<DutyPlan> plan)
        {
            plan.ToTable("frontdesk_duty_plans").HasKey(p => p.Name);
            plan.Property(p => p.Name).HasMaxLength(20);
            plan.Property(p => p.Lines).HasMaxLength(400);
        }
    }
}

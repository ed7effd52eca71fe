using Anju.Kernel.Identity;

namespace Anju.Kernel.Data;

/// <summary>
/// A row of one center. The kernel sets and filters the center, puts it in front of the key, of every index and of
/// every foreign key, so that a row can neither be seen from nor point into another center.
/// </summary>
public abstract class Centered
{
    public CenterId CenterId { get; internal set; }
}

/// <summary>A row that two people may change at once: the second save is refused with a conflict.</summary>
public abstract class Versioned : Centered
{
    /// <summary>Counts the saves, from 1. A form sends back the version it showed.</summary>
    public int Version { get; internal set; } = 1;
}

/// <summary>A row that is itself a log (timeline, audit, answers, outbox): not audited again, bound by no foreign key.</summary>
public interface ILogRow;

/// <summary>A working row that may really be deleted (a parked draft, an expired answer). Records never carry this mark.</summary>
public interface IErasable;

/// <summary>Company-wide rows (staff, posts, centers) are open to every center of the company.</summary>
public interface ICompanyWide;

public enum PersonalKind { Name, Phone, IdNumber, Plate, Text }

/// <summary>Marks personal data (个人信息保护法): masked on pages and in the audit; shown in full only after a logged reveal.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute(PersonalKind kind) : Attribute
{
    public PersonalKind Kind { get; } = kind;
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;

namespace Anju.People.Domain;

/// <summary>
/// How a member of staff signs in. ASP.NET Core Identity sets its fields through <see cref="SignIn.LoginStore"/>.
/// Secrets carry the mark of personal data so that the audit masks them.
/// </summary>
internal sealed class Login : ICompanyWide, IShapesRights
{
    private Login() { }                                      // EF Core

    public Login(StaffId staff, string account) => (Id, StaffId, Account, Key) = (Kernel.Id.New<LoginId>(), staff, account, account.ToUpperInvariant());

    public LoginId Id { get; private init; }
    public StaffId StaffId { get; private init; }
    public string Account { get; set; } = "";

    /// <summary>The account in capitals, for finding it.</summary>
    public string Key { get; set; } = "";

    /// <summary>Null until the holder has chosen one through a one-time link.</summary>
    [Personal(PersonalKind.Text)]
    public string? PasswordHash { get; set; }

    /// <summary>Changed by everything that must end all sessions; a cookie carries the value of its birth.</summary>
    [Personal(PersonalKind.Text)]
    public string Stamp { get; set; } = "";
    public int Failures { get; set; }
    public DateTime? LockedUntil { get; set; }
    public bool HasTotp { get; set; }

    /// <summary>Encrypted.</summary>
    [Personal(PersonalKind.Text)]
    public string? TotpKey { get; set; }

    /// <summary>Fingerprints of the codes not yet used, one per line.</summary>
    [Personal(PersonalKind.Text)]
    public string? RecoveryCodes { get; set; }

    /// <summary>The center last worked in. A bare value: sign-in happens before centers are known.</summary>
    public Guid? Center { get; set; }
    public bool IsClosed { get; set; }
    public DateTime? LastInAt { get; set; }
    public int Version { get; set; } = 1;

    internal sealed class Table : IEntityTypeConfiguration<Login>
    {
        public void Configure(EntityTypeBuilder<Login> login)
        {
            login.ToTable("people_logins");
            login.Property(l => l.Id).ValueGeneratedNever();
            login.HasIndex(l => l.Key).IsUnique();
            login.HasIndex(l => l.StaffId).IsUnique();
            login.Property(l => l.Account).HasMaxLength(40);
            login.Property(l => l.Key).HasMaxLength(40);
            login.Property(l => l.PasswordHash).HasMaxLength(200);
            login.Property(l => l.Stamp).HasMaxLength(64);
            login.Property(l => l.TotpKey).HasMaxLength(400);
            login.Property(l => l.RecoveryCodes).HasMaxLength(1000);
            login.Property(l => l.Version).IsConcurrencyToken();
        }
    }
}

/// <summary>What happened to an account, readable by its holder: signed in, failed, locked, password set, signed out everywhere.</summary>
internal sealed class AccountEvent : ICompanyWide, ILogRow
{
    private AccountEvent() { }                               // EF Core

    public AccountEvent(StaffId staff, string what, string? by, string? from, DateTime at) =>
        (Id, StaffId, What, By, From, At) = (Kernel.Id.New<AccountEventId>(), staff, what, by, from, at);

    public AccountEventId Id { get; private init; }
    public StaffId StaffId { get; private init; }
    public string What { get; private init; } = "";

    /// <summary>Name of the colleague who did it; null for the holder.</summary>
    public string? By { get; private init; }

    /// <summary>Network address.</summary>
    public string? From { get; private init; }
    public DateTime At { get; private init; }

    internal sealed class Table : IEntityTypeConfiguration<AccountEvent>
    {
        public void Configure(EntityTypeBuilder<AccountEvent> happened)
        {
            happened.ToTable("people_account_events");
            happened.Property(e => e.Id).ValueGeneratedNever();
            happened.HasIndex(e => new { e.StaffId, e.At });
            happened.Property(e => e.What).HasMaxLength(60);
            happened.Property(e => e.By).HasMaxLength(60);
            happened.Property(e => e.From).HasMaxLength(60);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;

namespace Anju.People.Domain;

/// <summary>A member of staff of the company. What the person may do where is said by <see cref="Appointment"/>s.</summary>
internal sealed class StaffMember : ICompanyWide, ICounted, IShapesRights
{
    private StaffMember() { }                                // EF Core

    public StaffMember(StaffId id, string name, string? badgeNo, string? phone, DateOnly joinedOn)
    {
        (Id, JoinedOn, Version) = (id, joinedOn, 1);
        Describe(name, badgeNo, phone);
    }

    public StaffId Id { get; private init; }
    public string Name { get; private set; } = "";

    /// <summary>Pinyin initials of the name, for typing.</summary>
    public string Initials { get; private set; } = "";

    /// <summary>Number on the badge (工牌号), shown to owners in visit notices (M-4b).</summary>
    public string? BadgeNo { get; private set; }

    [Personal(PersonalKind.Phone)]
    public string? Phone { get; private set; }
    public DateOnly JoinedOn { get; private init; }
    public DateOnly? LeftOn { get; private set; }
    public int Version { get; private set; }

    public bool HasLeft => LeftOn is not null;

    public Problem? Edit(string name, string? badgeNo, string? phone)
    {
        if (HasLeft)
            return Problem.Conflict($"{Name}已经离职，资料不再修改");
        Describe(name, badgeNo, phone);
        Version++;
        return null;
    }

    public Problem? Leave(DateOnly on, DateOnly today)
    {
        if (HasLeft)
            return Problem.Conflict($"{Name}已于 {LeftOn:yyyy-MM-dd} 离职");
        if (on < JoinedOn)
            return Problem.Invalid("On", "离职日期不能早于入职日期");
        if (on > today)
            return Problem.Invalid("On", "离职当天再办理；将来的离开请先填写任职截止日期");
        LeftOn = on;
        Version++;
        return null;
    }

    private void Describe(string name, string? badgeNo, string? phone)
    {
        (Name, Initials) = (name, Pinyin.Initials(name));
        BadgeNo = string.IsNullOrEmpty(badgeNo) ? null : badgeNo;
        Phone = string.IsNullOrEmpty(phone) ? null : phone;
    }

    internal sealed class Table : IEntityTypeConfiguration<StaffMember>
    {
        public void Configure(EntityTypeBuilder<StaffMember> staff)
        {
            staff.ToTable("people_staff");
            staff.Property(s => s.Id).ValueGeneratedNever();
            staff.HasIndex(s => s.BadgeNo).IsUnique();
            staff.Property(s => s.Name).HasMaxLength(40);
            staff.Property(s => s.Initials).HasMaxLength(40);
            staff.Property(s => s.BadgeNo).HasMaxLength(20);
            staff.Property(s => s.Phone).HasMaxLength(30);
            staff.Property(s => s.Version).IsConcurrencyToken();
        }
    }
}

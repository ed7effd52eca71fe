using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel.Data;

namespace Anju.FrontDesk.Domain;

/// <summary>How a kind of matter is usually solved and until when (R-4.2.2a): the clerk sees it on choosing the kind and decides herself. A center that has changed nothing uses <see cref="Advice"/>.</summary>
internal sealed class DeskAdvice : Versioned
{
    public const int LongestRoute = 60, LongestPromise = 20, LongestFollowUpDays = 60;

    private DeskAdvice() { }                                 // EF Core

    public DeskAdvice(ContactKind kind) => Kind = kind;

    public ContactKind Kind { get; private init; }

    /// <summary>Whom or what it goes to.</summary>
    public string Route { get; private set; } = "";

    /// <summary>A promise as <see cref="PromiseText"/> reads it, counted from the call: +30, +2h, +1天. Empty: none is proposed.</summary>
    public string Promise { get; private set; } = "";

    /// <summary>Percent of the answered ones that are asked again (S-4.1.3e); 0 for kinds that have a procedure of their own.</summary>
    public int FollowUpShare { get; private set; }

    /// <summary>Within so many days after the answer.</summary>
    public int FollowUpDays { get; private set; }

    public void Say(string route, string promise, int followUpShare, int followUpDays) => (Route, Promise, FollowUpShare, FollowUpDays) = (route, promise, followUpShare, followUpDays);

    internal sealed class Table : IEntityTypeConfiguration<DeskAdvice>
    {
        public void Configure(EntityTypeBuilder<DeskAdvice> advice)
        {
            advice.ToTable("frontdesk_advice").HasKey(a => a.Kind);
            advice.Property(a => a.Route).HasMaxLength(LongestRoute);
            advice.Property(a => a.Promise).HasMaxLength(LongestPromise);
        }
    }
}

/// <summary>What is proposed where the center has not said otherwise; the rules name no limits of their own.</summary>
internal static class Advice
{
    public const int FollowUpDays = 7;

    /// <summary>Repairs and complaints are asked after by their own procedures.</summary>
    public static bool MayFollowUp(ContactKind kind) => kind is not (ContactKind.Repair or ContactKind.Complaint);

    /// <summary>Whoever gave an opinion hears what became of it and is asked; the rest is the center's choice.</summary>
    public static int FollowUpShare(ContactKind kind) => kind == ContactKind.Suggestion ? 100 : 0;

    public static readonly IReadOnlyList<(ContactKind Kind, string Route, string Promise)> Given =
    [
        (ContactKind.Repair, "转维修：写明项目和缓急，约好上门时间", "+30"),
        (ContactKind.Complaint, "先致歉、不争辩，原话记下，告知何时答复", "+2h"),
        (ContactKind.Question, "能答的当场答；答不了的记下，查清后回电", "+1h"),
        (ContactKind.Help, "先问有没有危险，马上通知当班管理员", "+15"),
        (ContactKind.Suggestion, "原话记下，转主任，约定答复日期", "+3天"),
        (ContactKind.Payment, "转收费员；当场查账，说清金额和期间", "+1h"),
        (ContactKind.Visit, "请进请坐，说明要带的证件和办理时间", "+1天"),
        (ContactKind.Other, "弄清要求，判断谁来办、何时能办好", "+2h"),
    ];
}

namespace Anju.FrontDesk.Domain;

/// <summary>来电 / 来访 / 来函 / 网上.</summary>
internal enum ContactWay { Call, Visit, Letter, Online }

/// <summary>The matter, in the words of the form: 报修 / 投诉 / 咨询 / 求助 / 建议 / 缴费 / 来访 (certificates, permits, renovation) / 其他.</summary>
internal enum ContactKind { Repair, Complaint, Question, Help, Suggestion, Payment, Visit, Other }

/// <summary>当场解决 / 约定时间 / 不能提供 (R-4.2.3a, b, c).</summary>
internal enum Outcome { SolvedOnSpot, Promised, NotOffered }

/// <summary>The Chinese words of the options, in the order of their keys.</summary>
internal static class ContactWords
{
    public static readonly IReadOnlyList<(ContactWay Value, string Word)> Ways =
        [(ContactWay.Call, "来电"), (ContactWay.Visit, "来访"), (ContactWay.Letter, "来函"), (ContactWay.Online, "网上")];

    public static readonly IReadOnlyList<(ContactKind Value, string Word)> Kinds =
    [
        (ContactKind.Repair, "报修"), (ContactKind.Complaint, "投诉"), (ContactKind.Question, "咨询"), (ContactKind.Help, "求助"), (ContactKind.Suggestion, "建议"),
        (ContactKind.Payment, "缴费"), (ContactKind.Visit, "来访"), (ContactKind.Other, "其他"),
    ];

    public static readonly IReadOnlyList<(Outcome Value, string Key, string Word)> Outcomes =
        [(Outcome.SolvedOnSpot, "A", "当场解决"), (Outcome.Promised, "B", "约定时间"), (Outcome.NotOffered, "C", "不能提供")];

    public static string Of(ContactWay way) => Ways.First(w => w.Value == way).Word;
    public static string Of(ContactKind kind) => Kinds.First(k => k.Value == kind).Word;
    public static string Of(Outcome outcome) => Outcomes.First(o => o.Value == outcome).Word;
}

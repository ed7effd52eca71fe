using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel.Data;

namespace Anju.FrontDesk.Domain;

/// <summary>
/// 问候 / 祝贺 / 见面 / 致歉 / 辞别, two hints for the end of a call: 约定, 再问, and what is
/// asked of the clerk at a step of it: 接听, 通话, 挂机, 起身 (R-4.2.1a).
/// </summary>
internal enum PhraseKind { Greeting, Congratulation, Meeting, Apology, Farewell, Promise, AnythingElse, PickUp, Brief, HangUp, StandUp }

/// <summary>The polite phrases of one group, one per line; a center that has not changed them uses those of the rules.</summary>
internal sealed class PhraseGroup : Versioned
{
    private PhraseGroup() { }                                // EF Core

    public PhraseGroup(PhraseKind kind) => Kind = kind;

    public PhraseKind Kind { get; private init; }
    public string Lines { get; private set; } = "";

    public void Write(IEnumerable<string> phrases) => Lines = string.Join('\n', phrases);

    internal sealed class Table : IEntityTypeConfiguration<PhraseGroup>
    {
        public void Configure(EntityTypeBuilder<PhraseGroup> group)
        {
            group.ToTable("frontdesk_phrases").HasKey(g => g.Kind);
            group.Property(g => g.Lines).HasMaxLength(2000);
        }
    }
}

/// <summary>The phrases the rules give, and the order and names of their groups.</summary>
internal static class Phrasebook
{
    /// <summary>A group with a way is not said but done: it stands beside the entry while this way is chosen.</summary>
    public static readonly IReadOnlyList<(PhraseKind Kind, string Word, string Clause, ContactWay? Way, string[] Given)> Groups =
    [
        (PhraseKind.Greeting, "问候", "R-4.3", null, ["您好！", "早上好！", "下午好！", "您好，这里是服务中心，请讲。"]),
        (PhraseKind.Congratulation, "祝贺", "R-4.3", null, ["欢迎！", "欢迎光临！", "欢迎指导！"]),
        (PhraseKind.Meeting, "见面", "R-4.3", null, ["请进！", "请用茶！", "请坐，您慢慢说。"]),
        (PhraseKind.Apology, "致歉", "R-4.3", null, ["对不起！", "请原谅！", "请谅解！", "对不起，给您添麻烦了。"]),
        (PhraseKind.Promise, "约定", "R-4.2.3", null, ["师傅上门前会先给您打电话。", "我们约定的时间是……，您看方便吗？"]),
        (PhraseKind.AnythingElse, "再问", "R-4.2.4", null, ["请问您还有没有其他事情？"]),
        (PhraseKind.Farewell, "辞别", "R-4.3", null, ["再见！", "谢谢您的来电，再见。", "谢谢您，请慢走。"]),
        (PhraseKind.PickUp, "接听", "R-4.1.1", ContactWay.Call, ["铃响三声内接起，先报“服务中心”"]),
        (PhraseKind.Brief, "通话", "R-4.1.7", ContactWay.Call, ["说清要点，三分钟左右；工作电话不办私事"]),
        (PhraseKind.HangUp, "挂机", "R-4.1.6", ContactWay.Call, ["致谢、道别，等对方先挂断"]),
        (PhraseKind.StandUp, "起身", "R-4.2.1", ContactWay.Visit, ["马上站立问好，停下手中的事，仔细听"]),
    ];

    public static string Word(PhraseKind kind) => Groups.First(g => g.Kind == kind).Word;
}

using Anju.People.Contracts;
using Anju.People.Domain;

namespace Anju.People;

/// <summary>The words of the paper for the options of this module.</summary>
internal static class Words
{
    public static string Of(Trade trade) => trade switch
    {
        Trade.Water => "水",
        Trade.Electric => "电",
        Trade.Civil => "土建",
        Trade.Carpentry => "木工",
        Trade.Locks => "门锁",
        Trade.LowCurrent => "弱电",
        Trade.Welding => "焊接",
        Trade.Height => "高处",
        _ => "综合",
    };

    public static string Of(CertificateKind kind) => kind switch
    {
        CertificateKind.LowVoltage => "低压电工",
        CertificateKind.HighVoltage => "高压电工",
        CertificateKind.Welding => "焊接与热切割",
        CertificateKind.Height => "高处作业",
        CertificateKind.Lift => "电梯",
        CertificateKind.Fire => "消防",
        _ => "其他",
    };

    public static string Of(SkillLevel level) => level switch { SkillLevel.Basic => "初级", SkillLevel.Skilled => "熟练", SkillLevel.Expert => "能带徒", _ => "无" };
}

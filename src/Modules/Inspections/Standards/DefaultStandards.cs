using Anju.Inspections.Domain;

namespace Anju.Inspections.Standards;

/// <summary>What is checked until a center issues standards of its own: from the rules of the posts, one line an item.</summary>
internal static class DefaultStandards
{
    public const string Conduct = "接待规范", Cleaning = "环境卫生";

    private static readonly (string Topic, string[] Items)[] Shipped =
    [
        (Conduct, ["铃响三声内接听|R-4.1", "接听先问候并报单位|R-4.1", "来访即起身问好|R-4.2.1", "放下手中工作仔细倾听|R-4.2.1", "来访内容当场登记完整|R-4.2.2", "不能马上解决的约定了时间|R-4.2.3", "询问还有没有其他事并道别|R-4.2.4", "面带微笑、表情自然、没有争执|R-4.2.5", "使用规定的礼貌用语|R-4.3"]),
        (Cleaning, ["楼道、楼梯无垃圾和积尘|A-7", "电梯轿厢、门厅干净|A-7", "垃圾桶、收集点日产日清无异味|A-7", "道路、绿地无杂物|A-7", "公共门窗、扶手、信报箱洁净|A-7"]),
        ("秩序维护", ["岗位有人、着装整齐", "出入登记、车辆引导正常", "巡更按点完成、有记录", "消防通道、楼道畅通无堆放", "监控、对讲完好"]),
        ("绿化养护", ["无枯死、缺株", "修剪、浇水按计划", "无病虫害，用药有告示"]),
        ("维修工", ["佩戴工作牌、着工装|M-4", "持证上岗|M-4", "按约定时间到场|M-4", "工具自管、不外借|M-5", "完工清场、住户签字|M-4"]),
        ("设备房", ["上锁、无杂物、无渗漏", "运行、巡检记录齐全", "仪表、指示正常", "灭火器有效、应急灯正常"]),
        ("消防安全", ["消火栓、灭火器完好有效", "疏散通道、安全出口畅通", "应急照明、疏散指示正常", "消防控制室有人值班、有记录", "电动车未进楼入户充电"]),
        ("收费工作", ["收费标准公示|F-1", "收据连号、日清日结|F-2", "账实相符|F-3", "解释耐心、用语规范|R-4.3"]),
        ("档案管理", ["一户一档、目录齐全|D-9", "借阅登记、按期归还|D-9", "防火防潮防虫|D-9", "质量记录按期归档|D-9"]),
    ];

    public static IReadOnlyList<QualityStandard> All { get; } = [.. Shipped.Select(s => Make(s.Topic, s.Items))];

    private static QualityStandard Make(string topic, string[] lines)
    {
        var made = new QualityStandard { Id = default, Topic = topic, No = 1, MadeBy = "系统", State = StandardState.Issued, IssuedBy = "系统", Note = "随系统提供" };
        made.Write(lines.Select(Read));
        return made;
    }

    /// <summary>One line of the form: the item, and after a bar the clause it comes from.</summary>
    public static StandardItem Read(string line) => line.Split('|', 2) is { Length: 2 } parts ? new(parts[0].Trim(), parts[1].Trim()) : new(line.Trim());

    public static string Line(StandardItem item) => item.Clause.Length > 0 ? $"{item.Text}|{item.Clause}" : item.Text;
}

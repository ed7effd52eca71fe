using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Anju.Integration.Billing;
using Anju.Kernel.Identity;
using Anju.Ledger;
using Anju.Ledger.Domain;
using Anju.People;
using Xunit;
using static Anju.Integration.Ledger.LedgerUnderTest;

namespace Anju.Integration.Ledger;

/// <summary>Original papers are filed, counted and found again; every blank form is accounted for (F-2f).</summary>
public class KeepingTests
{
    private static object File(int pieces, string words = "", int month = 202611, string kind = "Receipts", string place = "档案室 3 柜 2 格") => new { requestId = Guid.CreateVersion7(), month, kind, pieces, place, words };

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2f")]
    public async Task A_month_that_is_over_is_filed_as_many_papers_as_the_register_holds_or_with_the_reason(Database database)
    {
        var months = await MonthsUnderTest.On(database, 3);
        var till = await months.Open();
        await months.Pay(274.51m);
        await months.Pay(274.51m, 1);
        await months.CloseTill(till, 549.02m);
        Assert.Equal("归档的月份应已结束", (await Refused(months.Collector, "vouchers/file", File(2))).Sentence);
        months.GoTo(2026, 12, 3);
        Assert.Equal([(202611, 2), (202611, 1)], (await Get(months.Collector, "keeping"))["waiting"]!.AsArray().Select(w => (w!["month"]!.GetValue<int>(), w["pieces"]!.GetValue<int>())));
        Assert.Equal("登记簿中 2026-11 有 2 份，本次 1 份；请写明差异的原因", (await Refused(months.Collector, "vouchers/file", File(1))).Sentence);
        Assert.Equal("请写明存放位置，如 档案室 3 柜 2 格", (await Refused(months.Collector, "vouchers/file", File(2, place: ""))).Sentence);
        Assert.Equal(HttpStatusCode.Forbidden, (await Refused(months.Finance, "vouchers/file", File(2))).Status);
        await Do(months.Collector, "vouchers/file", File(1, "一份送审计，取回后补归"));
        await Do(months.Collector, "vouchers/file", File(1));                                   // together as many as there are
        var view = await Get(months.Finance, "keeping");
        Assert.Equal(["DayReports"], view["waiting"]!.AsArray().Select(w => w!["kind"]!.GetValue<string>()));
        var file = view["files"]!["items"]![0]!;
        Assert.Equal(("GD-2026-0001", "2056-12-31"), (file["number"]!.GetValue<string>(), file["keptUntil"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.Forbidden, (await Refused(months.Collector, "vouchers/check", new { file = file["id"]!.GetValue<Guid>() })).Status);
        await Do(months.Finance, "vouchers/check", new { file = file["id"]!.GetValue<Guid>() });
        Assert.Equal("GD-2026-0001 吴财务 已核对", (await Refused(months.Finance, "vouchers/check", new { file = file["id"]!.GetValue<Guid>() })).Sentence);
        Assert.Contains("档案室 3 柜 2 格", (await CounterPages.Page(months.Finance, "/ledger/keeping/print")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2f")]
    public async Task Blank_forms_come_back_used_spoiled_or_blank_or_their_loss_was_reported(Database database)
    {
        var months = await MonthsUnderTest.On(database, 1);
        StaffId holder = default, other = default;
        await months.Billing.Center.Do(async db =>
        {
            await PeopleSamples.CreateDefaultPosts(db, [new LedgerGrants()]);
            (holder, other) = (PeopleSamples.Hire(db, "钱收费", "收费员", new(2024, 1, 1)), PeopleSamples.Hire(db, "孙维修", "维修工", new(2024, 1, 1)));
            await db.SaveChangesAsync();
        });
        var cashier = months.Billing.Of(new Actor(holder, "钱收费", "收费员", months.Billing.Center.Id, new HashSet<string> { "ledger.cash", "ledger.view", "ledger.months" }));
        object Issue(long first, long last, StaffId? to = null) => new { requestId = Guid.CreateVersion7(), kind = "三联收据纸", first, last, holder = (to ?? holder).Value };
        Assert.Equal(HttpStatusCode.Forbidden, (await Refused(cashier, "blanks/issue", Issue(1, 100))).Status);
        Assert.Equal("请选择收款的人领用", (await Refused(months.Finance, "blanks/issue", Issue(1, 100, other))).Sentence);
        Assert.Equal("止号不小于起号，一本最多 10000 份", (await Refused(months.Finance, "blanks/issue", Issue(100, 1))).Sentence);
        var book = (await Do(months.Finance, "blanks/issue", Issue(1, 100))).GetValue<Guid>();
        Assert.Equal("与 LY-2026-0001（1–100，钱收费）号码重叠", (await Refused(months.Finance, "blanks/issue", Issue(100, 200))).Sentence);

        Assert.Equal("共 100 份：已用 80 + 作废 5 + 空白 12 + 遗失 0 = 97，差 3 份；找不到的先登记遗失", (await Refused(months.Finance, "blanks/return", new { book, used = 80, spoiled = 5, blank = 12 })).Sentence);
        Assert.Equal("LY-2026-0001 由钱收费领用，由本人报告", (await Refused(months.Collector, "blanks/lose", new { requestId = Guid.CreateVersion7(), book, forms = 3, words = "98–100" })).Sentence);
        Assert.Equal("遗失份数应在 1 到 100 之间", (await Refused(cashier, "blanks/lose", new { requestId = Guid.CreateVersion7(), book, forms = 101, words = "?" })).Sentence);
        var request = Guid.CreateVersion7();
        for (var i = 0; i < 2; i++)
            await Do(cashier, "blanks/lose", new { requestId = request, book, forms = 3, words = "98–100，搬柜台时丢失" });
        Assert.Equal("共 100 份：已用 80 + 作废 5 + 空白 13 + 遗失 3 = 101，多 1 份", (await Refused(months.Finance, "blanks/return", new { book, used = 80, spoiled = 5, blank = 13 })).Sentence);
        await Do(months.Finance, "blanks/return", new { book, used = 80, spoiled = 5, blank = 12 });
        Assert.Equal("LY-2026-0001 已交回", (await Refused(months.Finance, "blanks/return", new { book, used = 80, spoiled = 5, blank = 12 })).Sentence);
        Assert.Equal((3, "Returned"), (await Get(months.Finance, "keeping"))["books"]![0] is var b ? (b!["lost"]!.GetValue<int>(), b["state"]!.GetValue<string>()) : default);
    }

    [Theory, MemberData(nameof(Databases.Each), MemberType = typeof(Databases)), Clause("F-2f", "F-2e")]
    public async Task A_scan_belongs_to_its_receipt_and_only_whoever_sees_the_money_of_the_center_sees_it(Database database)
    {
        var months = await MonthsUnderTest.On(database, 1);
        await months.Open();
        var receipt = (await months.Pay(274.51m, way: "Transfer", reference: "HD1"))["receipt"]!.GetValue<Guid>();
        object Scan(string name, byte[] bytes) => new { requestId = Guid.CreateVersion7(), receipt, scans = new[] { new { name, bytes } } };
        Assert.Equal("只接受 JPEG、PNG、WebP 图片或 PDF 文件", (await Refused(months.Collector, "scans/attach", Scan("回单.pdf", "<script>"u8.ToArray()))).Sentence);
        await Do(months.Collector, "scans/attach", Scan("回单.pdf", "%PDF-1.4\n%%EOF"u8.ToArray()));
        Assert.Equal(HttpStatusCode.Forbidden, (await Refused(months.Ledger.Keeper, "scans/attach", Scan("回单.pdf", "%PDF-1.4\n%%EOF"u8.ToArray()))).Status);
        Assert.Equal(["回单.pdf"], (await Get(months.Finance, $"receipt?id={receipt}"))["scans"]!.AsArray().Select(s => s!["name"]!.GetValue<string>()));
        Assert.Empty((await Get(months.Ledger.Keeper, $"receipt?id={receipt}"))["scans"]!.AsArray());
        Assert.Contains("回单.pdf", (await CounterPages.Page(months.Collector, $"/ledger/receipts/{receipt}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("没有这张票据或这份归档", (await Refused(months.Collector, "scans/attach", new { requestId = Guid.CreateVersion7(), receipt = Guid.CreateVersion7(), scans = new[] { new { name = "a.pdf", bytes = "%PDF-1.4"u8.ToArray() } } })).Sentence);
    }
}

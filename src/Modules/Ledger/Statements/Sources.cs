using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Domain;
using Anju.Ledger.Months;

namespace Anju.Ledger.Statements;

/// <summary>The banks and channels of the center: its own, and the shipped ones it has not changed.</summary>
internal static class Sources
{
    private const int Most = 50;

    public static async Task<IReadOnlyList<StatementSource>> All(AppDb db, CancellationToken ct)
    {
        var own = await db.Set<StatementSource>().AsNoTracking().OrderBy(s => s.No).Take(Most).ToListAsync(ct);
        return [.. own.Concat(StatementSource.Shipped.Where(s => own.All(o => o.No != s.No))).OrderBy(s => s.No)];
    }
}

/// <summary>保存列名: which columns of a bank's or channel's file mean what.</summary>
[Act("设置流水列名")]
internal static class SaveSource
{
    [Permission(LedgerPermissions.Report)]
    public sealed record Command
    {
        /// <summary>0 for a new one.</summary>
        public int No { get; set; }
        [Required(ErrorMessage = "请填写名称"), StringLength(60, ErrorMessage = "最多 60 字")] public string Name { get; set; } = "";

        /// <summary>Card, Transfer, Code.</summary>
        [MinLength(1, ErrorMessage = "请勾选到这里的付款方式")] public IReadOnlyList<Way> Ways { get; set; } = [];
        [Required(ErrorMessage = "请填写日期列"), StringLength(60, ErrorMessage = "最多 60 字")] public string DayColumn { get; set; } = "";
        [Required(ErrorMessage = "请填写金额列"), StringLength(60, ErrorMessage = "最多 60 字")] public string AmountColumn { get; set; } = "";
        [StringLength(60, ErrorMessage = "最多 60 字")] public string? OutColumn { get; set; }
        [StringLength(60, ErrorMessage = "最多 60 字")] public string? DirectionColumn { get; set; }
        [StringLength(60, ErrorMessage = "最多 60 字")] public string? ReferenceColumn { get; set; }
        [StringLength(60, ErrorMessage = "最多 60 字")] public string? PayerColumn { get; set; }
        [StringLength(60, ErrorMessage = "最多 60 字")] public string? NoteColumn { get; set; }
    }

    internal sealed class Handler(AppDb db) : IHandler<Command, int>
    {
        public async Task<Result<int>> Handle(Command command, CancellationToken ct)
        {
            var all = await Sources.All(db, ct);
            if (command.Ways.Any(w => w is not (Way.Card or Way.Transfer or Way.Code)))
                return Problem.Invalid(nameof(Command.Ways), "只有刷卡、转账、收款码的钱会在流水里");
            if (all.Any(s => s.No != command.No && s.Name == command.Name))
                return Problem.Invalid(nameof(Command.Name), "已有同名的银行或渠道");
            var source = await db.Set<StatementSource>().SingleOrDefaultAsync(s => s.No == command.No, ct);
            if (source is null)
            {
                if (command.No != 0 && all.All(s => s.No != command.No))
                    return Problem.NotFound("没有这个银行或渠道");
                source = new StatementSource { No = command.No != 0 ? command.No : all.Max(s => s.No) + 1, Name = command.Name, Ways = "", DayColumn = "", AmountColumn = "" };
                db.Add(source);
            }

            (source.Name, source.Ways, source.DayColumn, source.AmountColumn) = (command.Name, string.Join(',', command.Ways.Distinct()), command.DayColumn, command.AmountColumn);
            (source.OutColumn, source.DirectionColumn, source.ReferenceColumn, source.PayerColumn, source.NoteColumn) = (command.OutColumn ?? "", command.DirectionColumn ?? "", command.ReferenceColumn ?? "", command.PayerColumn ?? "", command.NoteColumn ?? "");
            return source.No;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, int>("/statements/source");
}

/// <summary>Banks and channels with the columns of their files.</summary>
internal static class ListSources
{
    [Permission(MonthsPermissions.View)]
    public sealed record Query;

    public sealed record Row(int No, string Name, IReadOnlyList<Way> Ways, string DayColumn, string AmountColumn, string OutColumn, string DirectionColumn, string ReferenceColumn, string PayerColumn, string NoteColumn);

    internal sealed class Handler(AppDb db) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<Result<IReadOnlyList<Row>>> Handle(Query query, CancellationToken ct) =>
            (await Sources.All(db, ct)).Select(s => new Row(s.No, s.Name, s.Takes, s.DayColumn, s.AmountColumn, s.OutColumn, s.DirectionColumn, s.ReferenceColumn, s.PayerColumn, s.NoteColumn)).ToList();
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, IReadOnlyList<Row>>("/statements/sources");
}

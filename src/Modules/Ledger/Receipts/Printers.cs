using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Ledger.Receipts;

/// <summary>How far one printer prints beside where it should, in tenths of a millimetre; papers are moved the other way.</summary>
internal sealed class Printer : Versioned
{
    public required string Name { get; init; }

    /// <summary>Positive moves to the right.</summary>
    public int Right { get; set; }

    /// <summary>Positive moves down.</summary>
    public int Down { get; set; }
    public string By { get; set; } = "";

    internal sealed class Table : IEntityTypeConfiguration<Printer>
    {
        public void Configure(EntityTypeBuilder<Printer> printer)
        {
            printer.ToTable("ledger_printers").HasKey(p => p.Name);
            printer.Property(p => p.Name).HasMaxLength(40);
            printer.Property(p => p.By).HasMaxLength(60);
        }
    }
}

/// <summary>套打校准: keeps the offset of a printer.</summary>
[Act("套打校准")]
internal static class CalibratePrinter
{
    private const decimal Most = 15;

    [Permission(LedgerPermissions.Cash)]
    public sealed record Command
    {
        [Required(ErrorMessage = "请填写打印机名称"), StringLength(40, ErrorMessage = "名称最多 40 字")] public string Name { get; set; } = "";

        /// <summary>Millimetres, at most one decimal.</summary>
        public decimal Right { get; set; }
        public decimal Down { get; set; }
    }

    internal sealed class Handler(AppDb db, CurrentUser user) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            foreach (var (field, value) in ((string, decimal)[])[(nameof(Command.Right), command.Right), (nameof(Command.Down), command.Down)])
                if (Math.Abs(value) > Most || value * 10 != decimal.Truncate(value * 10))
                    return Problem.Invalid(field, "应在 -15 到 15 毫米之间，最多一位小数");
            var name = command.Name.Trim();
            var printer = await db.Set<Printer>().SingleOrDefaultAsync(p => p.Name == name, ct);
            if (printer is null)
                db.Add(printer = new Printer { Name = name });
            (printer.Right, printer.Down, printer.By) = ((int)(command.Right * 10), (int)(command.Down * 10), user.Name);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapCommand<Command, Done>("/printers");
        api.MapGet("/printers/offset.css", Offset).WithName("Ledger.PrinterOffset").Needs(LedgerPermissions.Cash);
    }

    /// <summary>The offset as a style sheet: papers carry no styles of their own.</summary>
    private static async Task<IResult> Offset(string? printer, AppDb db, CancellationToken ct)
    {
        var known = (await db.Set<Printer>().AsNoTracking().OrderBy(p => p.Name).Take(ListPrinters.Most).ToListAsync(ct)).Find(p => p.Name == printer);
        return Results.Text(string.Create(CultureInfo.InvariantCulture, $":root{{--right:{(known?.Right ?? 0) / 10m:0.0}mm;--down:{(known?.Down ?? 0) / 10m:0.0}mm}}"), "text/css; charset=utf-8");
    }
}

/// <summary>All printers by name.</summary>
internal static class ListPrinters
{
    public const int Most = 50;

    [Permission(LedgerPermissions.Cash)]
    public sealed record Query;

    public sealed record Row(string Name, decimal Right, decimal Down, string By);

    internal sealed class Handler(AppDb db) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<Result<IReadOnlyList<Row>>> Handle(Query query, CancellationToken ct) =>
            (await db.Set<Printer>().OrderBy(p => p.Name).Take(Most).ToListAsync(ct)).ConvertAll(p => new Row(p.Name, p.Right / 10m, p.Down / 10m, p.By));
    }
}

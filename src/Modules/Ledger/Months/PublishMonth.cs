using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Anju.Casework.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Ledger.Months;

/// <summary>Accounts of a month that were put before the owners or their committee (D-1b): which version, where, by whom.</summary>
internal sealed class Publication : Centered, ILogRow
{
    public required Guid Id { get; init; }
    public required int Month { get; init; }

    /// <summary>Version of the report.</summary>
    public required int No { get; init; }

    /// <summary>E.g. 公告栏, 业主委员会.</summary>
    public required string Where { get; init; }
    public required DateOnly On { get; init; }
    public required string By { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<Publication>
    {
        public void Configure(EntityTypeBuilder<Publication> publication)
        {
            publication.ToTable("ledger_publications");
            publication.Property(p => p.Where).HasMaxLength(60);
            publication.Property(p => p.By).HasMaxLength(60);
            publication.HasIndex(p => new { p.Month, p.On });
        }
    }
}

/// <summary>登记账目公示: only what finance and the director have both confirmed is put before others; the paper names no house and nobody.</summary>
[Act("登记账目公示")]
internal static class PublishMonth
{
    [Permission(LedgerPermissions.Confirm)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; }

        /// <summary>E.g. 202611.</summary>
        public int Month { get; set; }
        [Required(ErrorMessage = "请写明公示在哪里，如 公告栏、业主委员会"), StringLength(60, ErrorMessage = "最多 60 字")] public string Where { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, CurrentUser user, Calendar calendar, IEvidence evidence) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<MonthReport>().AsNoTracking().SingleOrDefaultAsync(r => r.Month == command.Month && r.State == ReportState.Confirmed, ct) is not { } report)
                return Problem.Conflict("财务和主任都签收的报表才能公示");
            db.Add(new Publication { Id = Guid.CreateVersion7(), Month = report.Month, No = report.No, Where = command.Where, On = calendar.Today, By = user.Name });
            evidence.Note(new WorkDone(MonthsEvidence.Published, report.Subject, report.Number, $"公示 {Ym.Text(report.Month)} 账目：{command.Where}", report.Href, calendar.Now));
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/months/publish");
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Kernel;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;
using Anju.Ledger.Months;
using Anju.People.Contracts;

namespace Anju.Ledger.Keeping;

/// <summary>票据保管记录 (F-2f): what of which month is filed where until when, what still waits for it, and who holds blank forms.</summary>
internal static class ShowKeeping
{
    public const int Size = 50;
    private const int Months = 12;

    [Permission(MonthsPermissions.View)]
    public sealed record Query
    {
        [Range(1, 10_000, ErrorMessage = "没有这一页")] public int? Page { get; set; }
        public int Size { get; set; } = ShowKeeping.Size;
    }

    public sealed record FileRow(VoucherFileId Id, string Number, int Month, VoucherKind Kind, int Pieces, int? Expected, string Place, DateOnly KeptUntil, DateOnly FiledOn, string FiledBy, string Words, DateOnly? CheckedOn, string CheckedBy)
    {
        public string Href => $"/ledger/keeping/{Id.Value}";
    }

    public sealed record BookRow(BlankBookId Id, string Number, string Kind, long First, long Last, int Count, DateOnly IssuedOn, string IssuedBy, string Holder, BookState State, int Used, int Spoiled, int Blank, int Lost, string LossWords, DateOnly? ReturnedOn, string ReturnedTo, bool IsMine);

    /// <summary>Papers of a month that no file holds yet.</summary>
    public sealed record Waiting(int Month, VoucherKind Kind, int Pieces);

    public sealed record View(ListPage<FileRow> Files, IReadOnlyList<BookRow> Books, IReadOnlyList<Waiting> Waiting, IReadOnlyList<StaffCard> Holders);

    internal sealed class Handler(AppDb db, VoucherCounts counts, IStaff staff, CurrentUser user, Calendar calendar) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var (page, size) = (query.Page ?? 1, Math.Clamp(query.Size, 1, 500));
            var files = await db.Set<VoucherFile>().OrderByDescending(f => f.Month).ThenBy(f => f.Kind).ThenBy(f => f.Number).Skip((page - 1) * size).Take(size).ToListAsync(ct);
            var books = await db.Set<BlankBook>().OrderBy(b => b.State).ThenByDescending(b => b.IssuedOn).ThenByDescending(b => b.Number).Take(200).ToListAsync(ct);
            return new View(new([.. files.Select(f => ShowKeeping.Of(f))], await db.Set<VoucherFile>().CountAsync(ct), page, size), [.. books.Select(b => Of(b))], await Waits(ct), user.May(LedgerPermissions.Check) ? await staff.WhoMay(LedgerPermissions.Cash, ct) : []);
        }

        /// <summary>Of the months of a year that are over.</summary>
        private async Task<IReadOnlyList<Waiting>> Waits(CancellationToken ct)
        {
            var end = calendar.MonthStart(calendar.Today).AddMonths(-1);
            var (since, last) = (Ym.Of(end.AddMonths(1 - Months)), Ym.Of(end));
            var filed = (await db.Set<VoucherFile>().Where(f => f.Month >= since && f.Month <= last).Select(f => new { f.Month, f.Kind }).Distinct().OrderBy(f => f.Month).ThenBy(f => f.Kind).Take(Months * 6).ToListAsync(ct)).Select(f => (f.Month, f.Kind)).ToHashSet();
            return [.. (await counts.Between(since, last, ct)).Where(c => !filed.Contains(c.Key)).OrderByDescending(c => c.Key.Month).ThenBy(c => c.Key.Kind).Select(c => new Waiting(c.Key.Month, c.Key.Kind, c.Value))];
        }

        private BookRow Of(BlankBook b) => new(b.Id, b.Number, b.Kind, b.First, b.Last, b.Count, b.IssuedOn, b.IssuedBy, b.Holder, b.State, b.Used, b.Spoiled, b.Blank, b.Lost, b.LossWords, b.ReturnedOn, b.ReturnedTo, b.HolderId == user.Id);
    }

    public static FileRow Of(VoucherFile f) => new(f.Id, f.Number, f.Month, f.Kind, f.Pieces, f.Expected, f.Place, f.KeptUntil, f.FiledOn, f.FiledBy, f.Words, f.CheckedOn, f.CheckedBy);

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/keeping");
}

/// <summary>One file of vouchers with its scans.</summary>
internal static class ShowVoucherFile
{
    [Permission(MonthsPermissions.View)]
    public sealed record Query
    {
        public Guid Id { get; set; }
    }

    public sealed record View(ShowKeeping.FileRow File, IReadOnlyList<FileCard> Scans, IReadOnlyList<TimelineLine> History, bool MayCheck);

    internal sealed class Handler(AppDb db, IFiles files, ITimeline timeline, CurrentUser user) : IQueryHandler<Query, View>
    {
        public async Task<Result<View>> Handle(Query query, CancellationToken ct)
        {
            var id = new VoucherFileId(query.Id);
            if (await db.Set<VoucherFile>().SingleOrDefaultAsync(f => f.Id == id, ct) is not { } file)
                return Problem.NotFound("没有这份归档");
            return new View(ShowKeeping.Of(file), await files.Of(file.Subject, ct), await timeline.Of(file.Subject, 50, ct), file.CheckedOn is null && user.May(LedgerPermissions.Check) && user.Id is not null && user.Id != file.FiledById);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapQuery<Query, View>("/voucher-file");
}

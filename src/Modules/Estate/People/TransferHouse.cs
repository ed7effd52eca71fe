using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Estate.Registers;
using Anju.Estate.Search;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Estate.People;

/// <summary>A house is sold: owners and their family end, the buyer begins the next day, tenants stay (F-3a: history of owners).</summary>
[Act("办理过户")]
internal static class TransferHouse
{
    [Permission(EstatePermissions.People)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public HouseId HouseId { get; set; }
        [Required(ErrorMessage = "请填写新业主姓名"), StringLength(40, ErrorMessage = "姓名最多 40 字")] public string Name { get; set; } = "";
        [StringLength(20, ErrorMessage = "电话最多 20 位")] public string? Phone { get; set; }

        /// <summary>First day of the new owner; today when empty.</summary>
        public DateOnly? On { get; set; }
        [Required(ErrorMessage = "请写明依据的文件"), StringLength(120, ErrorMessage = "依据最多 120 字")] public string Paper { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, CurrentUser user, SearchKeys keys, ITimeline timeline, IEvidence evidence, Calendar calendar) : IHandler<Command, PersonId>
    {
        private static readonly RelationKind[] Leave = [RelationKind.Owner, RelationKind.CoOwner, RelationKind.Family];

        public async Task<Result<PersonId>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<House>().InZone(user).SingleOrDefaultAsync(h => h.Id == command.HouseId, ct) is not { } house)
                return Problem.NotFound("没有这套房屋，或不在您的责任区内");
            PhoneNumber phone = default;
            if (!string.IsNullOrEmpty(command.Phone) && !PhoneNumber.TryParse(command.Phone, out phone))
                return Problem.Invalid(nameof(Command.Phone), "电话号码不对，请核对");
            var on = command.On ?? calendar.Today;
            if (on > calendar.Today)
                return Problem.Invalid(nameof(Command.On), "过户日期不能晚于今天");
            var leaving = await db.Set<Relation>().Where(r => r.HouseId == house.Id && r.To == null && Leave.Contains(r.Kind)).OrderBy(r => r.From).ThenBy(r => r.Id).Take(500).ToListAsync(ct);
            if (leaving.Where(r => r.From >= on).Select(r => (DateOnly?)r.From).Max() is { } later)
                return Problem.Invalid(nameof(Command.On), $"过户日期应晚于现业主的开始日期 {later:yyyy-MM-dd}");

            foreach (var relation in leaving)
                relation.To = on.AddDays(-1);
            var buyer = new Person { Id = Kernel.Id.New<PersonId>(), Name = command.Name, Phone = phone.Value ?? "" };
            db.Add(buyer);
            db.Add(new Relation { Id = Guid.CreateVersion7(), HouseId = house.Id, PersonId = buyer.Id, Kind = RelationKind.Owner, From = on });
            await keys.Rebuild(house.Id, ct);
            evidence.Note(EstateEvidence.Transfer, house, "过户，" + command.Paper, calendar.Now);
            timeline.Add(new Subject("house", house.Id.Value), $"过户给 {Mask.Name(buyer.Name)}，{on:yyyy-MM-dd} 起（{command.Paper}）", "info", house.Id.Value);
            return buyer.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, PersonId>("/transfer-house");
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Estate.Registers;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Estate.Controls;

/// <summary>Enters or corrects a main valve or switch and what it feeds (M-1b).</summary>
[Act("登记主控")]
internal static class SaveFacility
{
    [Permission(EstatePermissions.Facilities)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        /// <summary>Null for a new one.</summary>
        public FacilityId? Id { get; set; }
        public int Version { get; set; }
        public CommunityId CommunityId { get; set; }
        [Required(ErrorMessage = "请填写名称"), StringLength(40, ErrorMessage = "名称最多 40 字")] public string Name { get; set; } = "";
        public ControlSystem System { get; set; }
        [Required(ErrorMessage = "请写明位置"), StringLength(80, ErrorMessage = "位置最多 80 字")] public string Place { get; set; } = "";
        public BuildingId? BuildingId { get; set; }
        [StringLength(12, ErrorMessage = "单元最多 12 字")] public string? Unit { get; set; }
        [Range(-9, 200, ErrorMessage = "楼层应在 -9 至 200 之间")] public int? FloorFrom { get; set; }
        [Range(-9, 200, ErrorMessage = "楼层应在 -9 至 200 之间")] public int? FloorTo { get; set; }
        public HouseId? HouseId { get; set; }
    }

    internal sealed class Handler(AppDb db, Stale stale, IEvidence evidence, Calendar calendar) : IHandler<Command, FacilityId>
    {
        public async Task<Result<FacilityId>> Handle(Command command, CancellationToken ct)
        {
            if (!await db.Set<Community>().AnyAsync(c => c.Id == command.CommunityId, ct))
                return Problem.Invalid(nameof(Command.CommunityId), "请选择小区");
            if (command.BuildingId is { } building && !await db.Set<Building>().AnyAsync(b => b.Id == building && b.CommunityId == command.CommunityId, ct))
                return Problem.Invalid(nameof(Command.BuildingId), "这个小区没有这栋楼");
            if (command.HouseId is { } house && !await db.Set<House>().AnyAsync(h => h.Id == house && h.CommunityId == command.CommunityId, ct))
                return Problem.Invalid(nameof(Command.HouseId), "这个小区没有这套房屋");
            if (command.FloorFrom > command.FloorTo)
                return Problem.Invalid(nameof(Command.FloorTo), "楼层应从低到高");
            Facility? facility = null;
            if (command.Id is { } id)
            {
                facility = await db.Set<Facility>().SingleOrDefaultAsync(f => f.Id == id, ct);
                if (facility is null)
                    return Problem.NotFound("没有这个主控");
                if (await stale.Check(facility, command.Version, ct) is { } late)
                    return late;
            }

            if (facility is null)
                db.Add(facility = new Facility { Id = Kernel.Id.New<FacilityId>(), CommunityId = command.CommunityId, Name = "", System = command.System, Place = "" });
            (facility.Name, facility.System, facility.Place) = (command.Name, command.System, command.Place);
            (facility.BuildingId, facility.Unit, facility.FloorFrom, facility.FloorTo, facility.HouseId) = (command.BuildingId, string.IsNullOrEmpty(command.Unit) ? null : command.Unit, command.FloorFrom, command.FloorTo, command.HouseId);
            evidence.Note(facility.Proposal.Length > 0 ? EstateEvidence.Decided : EstateEvidence.Valve, facility, calendar.Now);
            (facility.Proposal, facility.ProposedBy) = ("", "");
            return facility.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, FacilityId>("/save-facility");
}

/// <summary>A worker saw that valve and register differ; the head decides (M-1b).</summary>
[Act("提出主控更正")]
internal static class ProposeCorrection
{
    [Permission(EstatePermissions.Propose)]
    public sealed record Command
    {
        public FacilityId Id { get; set; }
        [Required(ErrorMessage = "请写明哪里不对"), StringLength(200, ErrorMessage = "说明最多 200 字")] public string Text { get; set; } = "";
    }

    internal sealed class Handler(AppDb db, IEvidence evidence, CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Facility>().SingleOrDefaultAsync(f => f.Id == command.Id, ct) is not { } facility)
                return Problem.NotFound("没有这个主控");
            if (facility.Proposal.Length > 0)
                return Problem.Conflict($"{facility.ProposedBy} 已提出更正，等待负责人确认：{facility.Proposal}");
            (facility.Proposal, facility.ProposedBy) = (command.Text, user.Name);
            evidence.Note(EstateEvidence.Correction, facility, calendar.Now);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/propose-correction");
}

/// <summary>The head has looked: the register was right after all. A justified correction is made by saving the facility.</summary>
[Act("退回主控更正")]
internal static class DeclineCorrection
{
    [Permission(EstatePermissions.Facilities)]
    public sealed record Command
    {
        public FacilityId Id { get; set; }
        public int Version { get; set; }
    }

    internal sealed class Handler(AppDb db, Stale stale, IEvidence evidence, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Facility>().SingleOrDefaultAsync(f => f.Id == command.Id, ct) is not { } facility)
                return Problem.NotFound("没有这个主控");
            if (await stale.Check(facility, command.Version, ct) is { } late)
                return late;
            if (facility.Proposal.Length == 0)
                return Problem.Conflict("这个主控没有待确认的更正");
            (facility.Proposal, facility.ProposedBy) = ("", "");
            evidence.Note(EstateEvidence.Decided, facility, calendar.Now);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/decline-correction");
}

/// <summary>Enters or corrects a machine of the estate (M-1c).</summary>
[Act("登记设备")]
internal static class SaveEquipment
{
    [Permission(EstatePermissions.Facilities)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public Guid? Id { get; set; }
        public int Version { get; set; }
        public CommunityId CommunityId { get; set; }
        [Required(ErrorMessage = "请填写名称"), StringLength(40, ErrorMessage = "名称最多 40 字")] public string Name { get; set; } = "";
        [StringLength(40, ErrorMessage = "型号最多 40 字")] public string? Model { get; set; }
        [Required(ErrorMessage = "请写明位置"), StringLength(80, ErrorMessage = "位置最多 80 字")] public string Place { get; set; } = "";
        public EquipmentState State { get; set; }
        public DateOnly? InstalledOn { get; set; }
        public DateOnly? LastCareOn { get; set; }
        public DateOnly? NextCareOn { get; set; }
        public DateOnly? WarrantyUntil { get; set; }
    }

    internal sealed class Handler(AppDb db, Stale stale, IEvidence evidence, Calendar calendar) : IHandler<Command, Guid>
    {
        public async Task<Result<Guid>> Handle(Command command, CancellationToken ct)
        {
            if (!await db.Set<Community>().AnyAsync(c => c.Id == command.CommunityId, ct))
                return Problem.Invalid(nameof(Command.CommunityId), "请选择小区");
            if (command.NextCareOn < command.LastCareOn)
                return Problem.Invalid(nameof(Command.NextCareOn), "下次保养应在上次之后");
            Equipment? machine = null;
            if (command.Id is { } id)
            {
                machine = await db.Set<Equipment>().SingleOrDefaultAsync(e => e.Id == id, ct);
                if (machine is null)
                    return Problem.NotFound("没有这台设备");
                if (await stale.Check(machine, command.Version, ct) is { } late)
                    return late;
            }

            if (machine is null)
                db.Add(machine = new Equipment { Id = Guid.CreateVersion7(), CommunityId = command.CommunityId, Name = "", Place = "" });
            (machine.Name, machine.Model, machine.Place, machine.State) = (command.Name, command.Model ?? "", command.Place, command.State);
            (machine.InstalledOn, machine.LastCareOn, machine.NextCareOn, machine.WarrantyUntil) = (command.InstalledOn, command.LastCareOn, command.NextCareOn, command.WarrantyUntil);
            evidence.Note(new(EstateEvidence.Equipment, new("equipment", machine.Id), machine.Name, $"{machine.Name} {machine.Place}", "/estate/equipment", calendar.Now));
            return machine.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Guid>("/save-equipment");
}

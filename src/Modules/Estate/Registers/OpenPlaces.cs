using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Text;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.Estate.Registers;

/// <summary>The center takes over another estate (A-3a).</summary>
[Act("登记小区")]
internal static class OpenCommunity
{
    [Permission(EstatePermissions.Edit)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        [Required(ErrorMessage = "请填写小区名称"), StringLength(40, ErrorMessage = "小区名称最多 40 字")] public string Name { get; set; } = "";
        [StringLength(120, ErrorMessage = "地址最多 120 字")] public string? Address { get; set; }
    }

    internal sealed class Handler(AppDb db) : IHandler<Command, CommunityId>
    {
        public async Task<Result<CommunityId>> Handle(Command command, CancellationToken ct)
        {
            if (await db.Set<Community>().AnyAsync(c => c.Name == command.Name, ct))
                return Problem.Invalid(nameof(Command.Name), $"{command.Name} 已经登记过");
            var community = new Community { Id = Kernel.Id.New<CommunityId>(), Name = command.Name, Address = command.Address ?? "" };
            db.Add(community);
            return community.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, CommunityId>("/open-community");
}

/// <summary>A building is entered by hand; its code stands in front of every house number (A-3a).</summary>
[Act("登记楼栋")]
internal static class OpenBuilding
{
    [Permission(EstatePermissions.Edit)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public CommunityId CommunityId { get; set; }

        /// <summary>In any writing: 3, 3栋, A座, 商铺.</summary>
        [Required(ErrorMessage = "请填写楼栋"), StringLength(12, ErrorMessage = "楼栋最多 12 字")] public string Code { get; set; } = "";

        /// <summary>As staff say it; the code with 栋 when empty.</summary>
        [StringLength(20, ErrorMessage = "叫法最多 20 字")] public string? Name { get; set; }
        [Range(0, 9999, ErrorMessage = "次序应在 0 至 9999 之间")] public int? Sort { get; set; }
    }

    internal sealed class Handler(AppDb db) : IHandler<Command, BuildingId>
    {
        public async Task<Result<BuildingId>> Handle(Command command, CancellationToken ct)
        {
            if (!await db.Set<Community>().AnyAsync(c => c.Id == command.CommunityId, ct))
                return Problem.Invalid(nameof(Command.CommunityId), "请选择小区");
            var code = HouseNumber.Of(command.Code, null, "1").Building;
            if (code.Length is 0 or > 12)
                return Problem.Invalid(nameof(Command.Code), "认不出这个写法");
            if (await db.Set<Building>().AnyAsync(b => b.CommunityId == command.CommunityId && b.Code == code, ct))
                return Problem.Invalid(nameof(Command.Code), $"{code} 栋已经登记过");
            var building = new Building
            {
                Id = Kernel.Id.New<BuildingId>(),
                CommunityId = command.CommunityId,
                Code = code,
                Name = string.IsNullOrEmpty(command.Name) ? NameOf(code) : command.Name,
                Sort = command.Sort ?? (int.TryParse(code, out var number) && number <= 9999 ? number : 9999),
            };
            db.Add(building);
            return building.Id;
        }

        private static string NameOf(string code) => char.IsAsciiLetterOrDigit(code[^1]) ? code + "栋" : code;
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, BuildingId>("/open-building", id => $"/estate/grid?building={id.Value}");
}

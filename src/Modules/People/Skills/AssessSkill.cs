using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Domain;

using Anju.People.Contracts;
using Anju.People.Roster;

namespace Anju.People.Skills;

/// <summary>评定技能 (M-3): what somebody can do, how it was shown, and when. The earlier assessments stay.</summary>
[Act("评定技能")]
internal static class AssessSkill
{
    [Permission(PeoplePermissions.Skills)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();
        public StaffId StaffId { get; set; }
        public Trade Trade { get; set; }
        public SkillLevel Level { get; set; } = SkillLevel.Basic;

        [Required(ErrorMessage = "请写明凭什么评定，如考核、培训、师傅带教"), StringLength(100, ErrorMessage = "依据最多 100 字")]
        public string ProvedBy { get; set; } = "";
        public DateOnly On { get; set; }
    }

    public sealed class Handler(AppDb db, Rights rights, CurrentUser user, Calendar calendar) : IHandler<Command, SkillId>
    {
        public async Task<Result<SkillId>> Handle(Command command, CancellationToken ct)
        {
            var found = await rights.Of(command.StaffId, ct);
            if (found.Value is not { } staff)
                return found.Problem!;
            if (staff.HasLeft)
                return Problem.Conflict($"{staff.Name}已经离职");
            if (staff.Id == user.Id)
                return Problem.Forbidden("不能评定自己的技能");
            if (command.On > calendar.Today || command.On < calendar.Today.AddYears(-20))
                return Problem.Invalid(nameof(command.On), "评定日期应为今天或以前");
            var skill = new Skill(staff.Id, command.Trade, command.Level, command.ProvedBy, command.On);
            db.Add(skill);
            return skill.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, SkillId>("/skills");
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Domain;

using Anju.People.SignIn;

namespace Anju.People.Setup;

/// <summary>The very first person: names the center, gets the post 系统管理员 and chooses a password.</summary>
[Act("初始设置")]
internal static class SetUpAdministrator
{
    [Permission(PeoplePermissions.ByLink)]
    public sealed record Command
    {
        public string Token { get; set; } = "";

        [Required(ErrorMessage = "请填写服务中心名称"), StringLength(40, ErrorMessage = "名称最多 40 字")]
        public string CenterName { get; set; } = "";

        [Required(ErrorMessage = "请填写您的姓名"), StringLength(40, ErrorMessage = "姓名最多 40 字")]
        public string Name { get; set; } = "";

        [Required(ErrorMessage = "请填写账号"), RegularExpression("[A-Za-z0-9._-]{2,40}", ErrorMessage = "账号用 2 到 40 位字母、数字、点、横线")]
        public string Account { get; set; } = "";

        [Required(ErrorMessage = "请填写密码"), StringLength(PasswordRules.Longest, ErrorMessage = "密码太长"), DataType(DataType.Password)]
        public string Password { get; set; } = "";
    }

    public sealed class Handler(AppDb db, SetupLinks links, UserManager<Login> logins, IEnumerable<IDefaultGrants> grants, IEnumerable<ICenterFounder> founders,
        CurrentUser user, Calendar calendar) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var found = await links.Find(command.Token, ct);
            if (found.Value is not { StaffId: null } link)
                return found.Problem ?? Problem.NotFound("没有这个链接，请重新索取");
            if (await SetupLinks.HasAdministrator(db, ct))
                return Problem.Conflict("系统管理员已经设好，请用他的账号登录");
            if (link.Use(calendar.Now) is { } used)
                return used;
            foreach (var founder in founders)
                await founder.Found(user.Center, command.CenterName, ct);
            await PeopleSamples.CreateDefaultPosts(db, grants, ct);
            var staff = PeopleSamples.Hire(db, command.Name, DefaultPosts.Administrator, calendar.Today);
            var made = await logins.CreateAsync(new Login(staff, command.Account), command.Password);
            return PasswordRules.Problem(made, nameof(command.Password)) is { } refused ? refused : new Done();
        }
    }
}

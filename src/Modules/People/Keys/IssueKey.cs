using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.People.Domain;

using Anju.Kernel;
using Anju.People.Roster;

namespace Anju.People.Keys;

/// <summary>A key for another program. Its text is in this one answer and nowhere else, therefore the act is not repeatable.</summary>
[Act("发放接口密钥")]
internal static class IssueKey
{
    private const int LongestDays = 366 * 2, Most = 100;

    [Permission(PeoplePermissions.Keys)]
    public sealed record Command
    {
        [Required(ErrorMessage = "请填写对接系统的名称"), StringLength(40, ErrorMessage = "名称最多 40 字")]
        public string Name { get; set; } = "";
        public List<string> Scopes { get; set => field = value ?? []; } = [];   // a form without a tick sends nothing

        /// <summary>Last day.</summary>
        public DateOnly Until { get; set; }
    }

    public sealed record Issued(ApiKeyId Id, string Key);

    public sealed class Handler(AppDb db, Rights rights, ModuleList modules, CurrentUser user, Calendar calendar) : IHandler<Command, Issued>
    {
        public async Task<Result<Issued>> Handle(Command command, CancellationToken ct)
        {
            if (command.Scopes.Count == 0)
                return Problem.Invalid(nameof(command.Scopes), "请至少选择一项权限");
            var known = modules.Permissions.Select(p => p.Name).ToHashSet();
            if (command.Scopes.Find(s => !known.Contains(s) || s == PeoplePermissions.Administer) is { } odd)
                return Problem.Invalid(nameof(command.Scopes), $"密钥不能有这项权限：{rights.Label(odd)}");
            if (rights.ToGive(command.Scopes) is { } refused)
                return refused;
            if (command.Until < calendar.Today || command.Until > calendar.Today.AddDays(LongestDays))
                return Problem.Invalid(nameof(command.Until), "有效期应在今天与两年之间");
            if (await db.Set<ApiKey>().CountAsync(k => k.RevokedAt == null, ct) >= Most)
                return Problem.Conflict($"最多 {Most} 把密钥，请先停用不再使用的");
            var (key, text) = ApiKey.For(command.Name, command.Scopes, command.Until, user.Name, calendar.Now);
            db.Add(key);
            return new Issued(key.Id, text);
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Issued>("/keys");
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.Kernel.Calendars;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Complaints.Domain;

namespace Anju.Complaints.Rules;

/// <summary>A new version of 《顾客投诉管理规程》; complaints already registered keep theirs .</summary>
[Act("修改投诉管理规程")]
internal static class SaveProcedure
{
    [Permission(ComplaintsPermissions.Procedure)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; } = Guid.CreateVersion7();

        /// <summary>The version that was on the screen.</summary>
        public int BasedOn { get; set; }

        [Required(ErrorMessage = "请写明改了什么、为什么"), StringLength(500, ErrorMessage = "说明最多 500 字")]
        public string Note { get; set; } = "";

        [Required(ErrorMessage = "请填写规程")]
        public ProcedureRules? Rules { get; set; }
    }

    /// <summary>Answers the new version's number.</summary>
    public sealed class Handler(AppDb db, CurrentUser user, Calendar calendar) : IHandler<Command, int>
    {
        public async Task<Result<int>> Handle(Command command, CancellationToken ct)
        {
            var latest = await db.Set<Procedure>().MaxAsync(p => (int?)p.No, ct) ?? 0;
            if (Math.Max(latest, 1) != command.BasedOn)
                return Problem.Conflict($"规程已改到 V{latest}，您看到的是 V{command.BasedOn}；您填写的内容仍在，请核对后再保存");
            var faults = command.Rules!.Faults().GroupBy(f => f.Field).ToDictionary(g => $"{nameof(command.Rules)}.{g.Key}", g => g.Select(f => f.Message).ToArray());
            if (faults.Count > 0)
                return Problem.Invalid(faults);
            if (latest == 0)
                db.Add(Procedure.Make(latest = 1, DefaultProcedure.Rules(), DefaultProcedure.Note, "系统", calendar.Now));
            db.Add(Procedure.Make(latest + 1, command.Rules, command.Note, user.Name, calendar.Now));
            return latest + 1;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, int>("/procedure");
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;

namespace Anju.FrontDesk.Phrases;

/// <summary>The director edits the phrases of one group, one per line .</summary>
[Act("编辑礼貌用语")]
internal static class WritePhrases
{
    private const int AtMost = 30, Longest = 60;

    [Permission(FrontDeskPermissions.Phrases)]
    public sealed record Command
    {
        public PhraseKind Kind { get; set; }

        /// <summary>0 while the group still holds the phrases of the rules.</summary>
        public int Version { get; set; }

        [Required(ErrorMessage = "每组至少留一句"), StringLength(2000, ErrorMessage = "一组最多 2000 字")]
        public string Lines { get; set; } = "";
    }

    public sealed class Handler(AppDb db, Stale stale, PhraseShelf shelf) : IHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken ct)
        {
            var phrases = command.Lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
            if (phrases.Count == 0)
                return Problem.Invalid(nameof(command.Lines), "每组至少留一句");
            if (phrases.Count > AtMost || phrases.Exists(p => p.Length > Longest))
                return Problem.Invalid(nameof(command.Lines), $"一组最多 {AtMost} 句，每句最多 {Longest} 字");

            var group = await db.Set<PhraseGroup>().SingleOrDefaultAsync(g => g.Kind == command.Kind, ct);
            if (group is not null && await stale.Check(group, command.Version, ct) is { } changed)
                return changed;
            if (group is null)
                db.Add(group = new PhraseGroup(command.Kind));
            group.Write(phrases);
            shelf.Forget(db.Center);
            return new Done();
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, Done>("/phrases");
}

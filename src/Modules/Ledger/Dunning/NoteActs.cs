using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Routing;
using Anju.Casework.Contracts;
using Anju.Estate.Contracts;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.Kernel.Web;
using Anju.Ledger.Contracts;
using Anju.Ledger.Domain;

namespace Anju.Ledger.Dunning;

/// <summary>备查记录 (F-3c): a dated note on the account, with who wrote it.</summary>
[Act("登记备查记录")]
internal static class AddNote
{
    [Permission(LedgerPermissions.Dun)]
    public sealed record Command : IRepeatable
    {
        public Guid RequestId { get; set; }
        public HouseId House { get; set; }
        public NoteKind Kind { get; set; }

        /// <summary>The day it is about; today when empty.</summary>
        public DateOnly? On { get; set; }
        [Required(ErrorMessage = "请写明内容"), StringLength(500, ErrorMessage = "内容最多 500 字")] public string Words { get; set; } = "";
    }

    internal sealed class Handler(DunningDesk desk, Calendar calendar, ITimeline timeline) : IHandler<Command, NoteId>
    {
        public async Task<Result<NoteId>> Handle(Command command, CancellationToken ct)
        {
            if (!Enum.IsDefined(command.Kind))
                return Problem.Invalid(nameof(Command.Kind), "请选择备查类别");
            if (command.On > calendar.Today)
                return Problem.Invalid(nameof(Command.On), "日期不能在今天以后");
            if (await desk.Open(command.House, ct) is not { } file)
                return Problem.NotFound("没有这套房屋");
            if (desk.Outside(file.House) is { } outside)
                return outside;
            var note = desk.Note(file.House, command.Kind, command.On ?? calendar.Today, command.Words);
            timeline.Add(new Subject("account-note", note.Id.Value), $"备查记录（{DunningWords.Of(command.Kind)}）", "info", command.House.Value, null, $"/ledger/house/{command.House.Value}#notes");
            return note.Id;
        }
    }

    public static void Map(IEndpointRouteBuilder api) => api.MapCommand<Command, NoteId>("/notes/add");
}

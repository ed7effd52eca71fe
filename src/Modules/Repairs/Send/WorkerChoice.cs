using System.ComponentModel.DataAnnotations;
using Anju.Kernel.Calendars;
using Anju.Kernel.Identity;
using Anju.Kernel.UseCases;
using Anju.People.Contracts;
using Anju.Repairs.Desk;
using Anju.Repairs.Domain;

namespace Anju.Repairs.Send;

/// <summary>Who is sent, and what kind of work it is.</summary>
internal abstract record WorkerChoice : OnRepair
{
    [Required(ErrorMessage = "请选择维修工")]
    public StaffId? Worker { get; set; }

    /// <summary>Left out, the order keeps its trade.</summary>
    public Trade? Trade { get; set; }
    public bool Electric { get; set; }
    public bool Height { get; set; }
    public bool Welding { get; set; }

    internal Risk Risk => (Electric ? Risk.Electric : 0) | (Height ? Risk.Height : 0) | (Welding ? Risk.Welding : 0);
}

/// <summary>Sends a worker: his certificates of the day of the visit count, and he is told.</summary>
internal sealed class Sending(RepairDesk desk, IStaff staff, INotices notices, CurrentUser user, Calendar calendar)
{
    public async Task<Result<Moved>> Do(WorkerChoice command, RepairAct act, string reason, CancellationToken ct)
    {
        var taken = await desk.Take(command, act, ct);
        if (taken.Value is not { } repair)
            return taken.Problem!;
        if (Steps.Refuse(act, repair.State) is { } not)
            return not;
        var day = DayOfVisit(repair, calendar);
        if ((await staff.Workers(day, ct)).FirstOrDefault(w => w.Id == command.Worker) is not { } worker)
            return Problem.Invalid(nameof(command.Worker), "这位员工不在可派工的人员中，请重新选择");
        if (repair.SendTo(worker, command.Trade ?? repair.Trade, command.Risk, day, reason, desk.Doer) is { } refused)
            return refused;
        if (worker.Id != user.Id)
            notices.Tell([worker.Id], $"派给您：{repair.Number} {repair.Title}，{Words.Of(repair.Class)}", repair.Href, repair.IsUrgent);
        var held = worker.ValidCertificates.Count > 0 ? $"，持证：{string.Join('、', worker.ValidCertificates.Select(Words.Of))}" : "";
        return await desk.Settle(repair, act, $"{Steps.Of(act).Name}：{worker.Name}（{Words.Of(repair.Trade)}{held}）{(reason.Length > 0 ? "，" + reason : "")}", "info", ct);
    }

    /// <summary>The day whose certificates count: the agreed one, if it lies ahead.</summary>
    public static DateOnly DayOfVisit(Repair repair, Calendar calendar) =>
        repair.AgreedAt is { } agreed && calendar.DayOf(agreed) > calendar.Today ? calendar.DayOf(agreed) : calendar.Today;
}

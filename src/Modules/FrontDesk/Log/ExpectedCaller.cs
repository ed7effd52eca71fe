using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.UseCases;

namespace Anju.FrontDesk.Log;

/// <summary>Who called, about which house: typed in, chosen from the people of the house, or taken over from the contact before.</summary>
internal sealed record Caller(HouseId? House, string HouseNumber, string Name, string Phone);

internal sealed class ExpectedCaller(AppDb db, IHouses houses)
{
    public async Task<Result<Caller>> Find(LogContact.Command command, CancellationToken ct)
    {
        var (house, name, phone) = (command.House, command.Caller, command.CallerPhone);
        if (command.Previous is { } previous)
        {
            var before = await db.Set<Contact>().AsNoTracking().Where(c => c.Id == previous)
                .Select(c => new { c.HouseId, c.Caller, c.CallerPhone }).SingleOrDefaultAsync(ct);
            if (before is null)
                return Problem.Invalid(nameof(command.Previous), "找不到上一件登记");
            house ??= before.HouseId;
            if (name.Length == 0 && phone.Length == 0 && command.Person is null)
                (name, phone) = (before.Caller, before.CallerPhone);
        }

        if (house is not { } id)
            return command.Person is null ? new Caller(null, "", name, phone) : Problem.Invalid(nameof(command.Person), "请先选择房屋");
        if (await houses.Find(id, ct) is not { } card)
            return Problem.Invalid(nameof(command.House), "找不到这户房屋，请重新查找");
        if (command.Person is { } person)
        {
            var known = (await houses.Contacts(id, ct)).FirstOrDefault(c => c.Id == person);
            if (known is null)
                return Problem.Invalid(nameof(command.Person), "此人已不属于这户，请重新选择");
            (name, phone) = (known.Name, known.Phone);
        }

        return new Caller(id, card.Number, name, phone);
    }
}

using Microsoft.EntityFrameworkCore;
using Anju.Estate.Contracts;
using Anju.Estate.Domain;
using Anju.Kernel.Data;
using Anju.Kernel.Identity;
using Anju.Kernel.Privacy;

namespace Anju.Estate.People;

/// <summary>What may be shown in full of a person, inside the user's zone.</summary>
internal sealed class PersonSource(AppDb db, CurrentUser user, Seal seal) : IPersonalSource
{
    public const string Kind = "estate.person";
    public const string IdPurpose = "estate.person.id";

    public string Subject => Kind;
    public string Permission => EstatePermissions.View;

    public async Task<string?> Read(Guid id, string field, CancellationToken ct)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == new PersonId(id), ct);
        if (person is null || !await PeopleInZone.Covers(db, user, person.Id, ct))
            return null;
        return field switch
        {
            "name" => person.Name,
            "phone" => person.Phone,
            "otherPhone" => person.OtherPhone,
            "idNumber" => seal.Open(IdPurpose, person.IdNumberSealed) ?? "（密钥已失效，无法打开）",
            _ => null,
        };
    }
}

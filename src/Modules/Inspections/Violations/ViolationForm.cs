using Microsoft.AspNetCore.Http;
using Anju.Inspections.Record;

namespace Anju.Inspections.Violations;

/// <summary>What the form of a violation sends.</summary>
internal sealed class ViolationForm
{
    public Guid RequestId { get; set; } = Guid.CreateVersion7();
    public bool IsConduct { get; set; }
    public string? House { get; set; }
    public string? Place { get; set; }
    public string? Person { get; set; }
    public string? Kind { get; set; }
    public string? Facts { get; set; }
    public string? Rule { get; set; }
    public DateTime? FoundAt { get; set; }
    public bool IsStopped { get; set; }
    public IFormFileCollection? Photos { get; set; }

    public async Task<FindViolation.Command> Command(CancellationToken ct) => new()
    {
        RequestId = RequestId,
        IsConduct = IsConduct,
        House = House ?? "",
        Place = Place ?? "",
        Person = Person ?? "",
        Kind = Kind ?? "",
        Facts = Facts ?? "",
        Rule = Rule ?? "",
        FoundAt = FoundAt,
        IsStopped = IsStopped,
        Photos = await InspectionForm.Pictures(Photos, ct),
    };
}

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Anju.FrontDesk.Domain;

namespace Anju.FrontDesk.Register;

/// <summary>Reads the filter from an address; what cannot be read is as if it were not there.</summary>
internal static class FilterAddress
{
    public static RegisterList.Query Read(IQueryCollection query) => new()
    {
        From = Day(query["from"]),
        To = Day(query["to"]),
        Kind = Enum.TryParse<ContactKind>(query["kind"], out var kind) && Enum.IsDefined(kind) ? kind : null,
        Open = Yes(query["open"]),
        Late = Yes(query["late"]),
        Mine = Yes(query["mine"]),
        Q = query["q"].ToString() is { Length: > 0 } q ? q : null,
        Page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : null,
    };

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static bool? Yes(string? text) => text == "true" ? true : null;
}

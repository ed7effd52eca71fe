using System.Globalization;
using Microsoft.AspNetCore.Http;
using Anju.FrontDesk.Domain;
using Anju.Kernel.Web;

namespace Anju.FrontDesk.Register;

/// <summary>Reads the filter from an address; what cannot be read is as if it were not there.</summary>
internal static class FilterAddress
{
    public static RegisterList.Query Read(IQueryCollection query) => new()
    {
        From = Typed.Day(query["from"]),
        To = Typed.Day(query["to"]),
        Kind = Enum.TryParse<ContactKind>(query["kind"], out var kind) && Enum.IsDefined(kind) ? kind : null,
        Open = Yes(query["open"]),
        Late = Yes(query["late"]),
        Mine = Yes(query["mine"]),
        Q = query["q"].ToString() is { Length: > 0 } q ? q : null,
        Page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : null,
    };


    private static bool? Yes(string? text) => text == "true" ? true : null;
}

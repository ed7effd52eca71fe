using System.Globalization;
using Microsoft.AspNetCore.Http;
using Anju.Kernel.Web;
using Anju.Kernel;

namespace Anju.FrontDesk.Pages;

/// <summary>The fields of a posted form as text; nothing sent can make reading fail.</summary>
internal sealed class Sent(IFormCollection? form)
{
    private const int Longest = 8000;

    public static Sent Nothing { get; } = new(null);

    public string Text(string name) => form is not null && form.TryGetValue(name, out var value) && value.Count > 0 && value[0] is { Length: <= Longest } text
        ? text.ReplaceLineEndings("\n").Trim() : "";

    public bool Flag(string name) => Text(name) is "true" or "on";

    public int Number(string name) => int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>A moment on the wall clock, as a date and time field sends it; the first of all moments when it cannot be read.</summary>
    public static DateTime Wall(string text) => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall) ? DateTime.SpecifyKind(wall, DateTimeKind.Unspecified) : default;

    public TId? Id<TId>(string name) where TId : struct, ITypedId<TId> => Guid.TryParse(Text(name), out var value) ? new TId { Value = value } : null;

    public T? Option<T>(string name) where T : struct, Enum =>
        Text(name) is { Length: > 0 } text && char.IsAsciiLetter(text[0]) && Enum.TryParse<T>(text, out var option) && Enum.IsDefined(option) ? option : null;

    public Guid RequestId => Guid.TryParse(Text("RequestId"), out var id) ? id : Guid.CreateVersion7();

    /// <summary>Names of the fields that begin so, e.g. one note for each open matter.</summary>
    public IEnumerable<string> Names(string start) => form?.Keys.Where(k => k.StartsWith(start, StringComparison.Ordinal)).Take(500) ?? [];

    /// <summary>Chosen photos, each at most 10 MB; what is more is left to the file store to refuse.</summary>
    public Task<List<Log.LogContact.Photo>> Photos(CancellationToken ct) => FormFiles.Read(form?.Files, 7, (name, bytes) => new Log.LogContact.Photo { Name = name, Bytes = bytes }, ct);
}

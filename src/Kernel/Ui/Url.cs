using System.Text;

namespace Anju.Kernel.Ui;

/// <summary>A view of a list is its address: filter, sort and page stand in the query. All answers are local (path and query).</summary>
public static class Url
{
    /// <summary>The query name of the page number.</summary>
    public const string Page = "p";

    /// <summary>The query name of the sort key; a leading minus means falling.</summary>
    public const string Sort = "sort";

    /// <summary>The same address with one name set, or taken away when the value is null or empty. Everything else stays, in its order.</summary>
    public static string With(string uri, string name, string? value)
    {
        var (path, query) = Split(uri);
        var text = new StringBuilder(path, path.Length + query.Length + 32);
        var mark = '?';
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (NameOf(pair) == name) continue;
            text.Append(mark).Append(pair);
            mark = '&';
        }
        if (!string.IsNullOrEmpty(value))
            text.Append(mark).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        return text.ToString();
    }

    /// <summary>The first value of the name in the address, or null.</summary>
    public static string? Get(string uri, string name)
    {
        var (_, query) = Split(uri);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (NameOf(pair) != name) continue;
            var at = pair.IndexOf('=');
            return at < 0 ? "" : Decoded(pair.AsSpan(at + 1));
        }
        return null;
    }

    /// <summary>Another page over the same rows: its path, the query of this one without page and size.</summary>
    public static string Carry(string path, string uri)
    {
        var bare = With(With(With(uri, Page, null), "size", null), "ask", null);
        var at = bare.IndexOf('?', StringComparison.Ordinal);
        return at < 0 ? path : path + bare[at..];
    }

    /// <summary>An address given by the browser to come back to, if it is one of ours; otherwise the start page.</summary>
    public static string Local(string? back) =>
        back is ['/', .. var rest] && rest is not ['/' or '\\', ..] && !back.AsSpan().ContainsAnyInRange('\0', '\x1f') ? back : "/";

    /// <summary>The path of the address without query.</summary>
    public static string Path(string uri) => Split(uri).Path;

    private static (string Path, string Query) Split(string uri)
    {
        var scheme = uri.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0 && uri.AsSpan(0, scheme).IndexOfAny('/', '?') < 0)
        {
            var slash = uri.AsSpan(scheme + 3).IndexOfAny('/', '?', '#');
            uri = slash < 0 ? "/" : uri[(scheme + 3 + slash)..];
            if (uri[0] != '/') uri = "/" + uri;
        }

        var hash = uri.IndexOf('#', StringComparison.Ordinal);
        if (hash >= 0) uri = uri[..hash];
        var at = uri.IndexOf('?', StringComparison.Ordinal);
        return at < 0 ? (uri, "") : (uri[..at], uri[(at + 1)..]);
    }

    private static string NameOf(ReadOnlySpan<char> pair)
    {
        var at = pair.IndexOf('=');
        return Decoded(at < 0 ? pair : pair[..at]);
    }

    private static string Decoded(ReadOnlySpan<char> text) => Uri.UnescapeDataString(text.ToString().Replace('+', ' '));
}

using System.Text;

namespace Anju.Kernel.Text;

/// <summary>Full-width letters, digits and signs, as Chinese input methods leave them, turned into their ASCII twins.</summary>
public static class Widths
{
    /// <summary>ＡＢ１２－３　→ "AB12-3 ". Every other character stays as it is; null becomes an empty text.</summary>
    public static string Narrow(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (!text.AsSpan().ContainsAnyInRange('\u3000', '\uFF5E')) return text;
        var narrow = new StringBuilder(text.Length);
        foreach (var c in text)
            narrow.Append(c switch { >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0), '\u3000' => ' ', _ => c });
        return narrow.ToString();
    }
}

using System.Text.RegularExpressions;
using Anju.Kernel.Text;

namespace Anju.Kernel;

/// <summary>Takes a typed amount apart without ever passing through a binary number.</summary>
internal static partial class MoneyText
{
    /// <summary>The amount in fen as signed digits, or null when it is not an amount with at most two decimals.</summary>
    public static string? Digits(string typed)
    {
        var match = Amount().Match(Widths.Narrow(typed).Trim());
        if (!match.Success) return null;
        var yuan = match.Groups["yuan"].Value.Replace(",", "", StringComparison.Ordinal);
        var fen = match.Groups["fen"].Value.PadRight(2, '0');
        return (match.Groups["minus"].Success ? "-" : "") + yuan + fen;
    }

    [GeneratedRegex(@"\A(?:\+|(?<minus>-))?[¥￥]?(?<yuan>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.(?<fen>[0-9]{1,2}))?\z")]
    private static partial Regex Amount();
}

using System.Text;

namespace Anju.Kernel;

/// <summary>
/// Formal capitals after the settlement rules of the People's Bank: 整 closes an amount of whole yuan (or of jiao alone),
/// a gap inside is one 零, and a jiao after a yuan that ends in 0 is led by 零.
/// </summary>
internal static class MoneyWords
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Places = ["", "拾", "佰", "仟"];

    public static string Of(Money money)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(money.Fen, nameof(money));
        var (yuan, rest) = Math.DivRem(money.Fen, 100L);
        var (jiao, fen) = Math.DivRem((int)rest, 10);
        var words = new StringBuilder();
        if (yuan > 0 || rest == 0) words.Append(yuan == 0 ? "零" : Whole(yuan)).Append('元');
        if (rest == 0) return words.Append('整').ToString();

        if (jiao == 0)
        {
            if (yuan > 0) words.Append('零');
            return words.Append(Digits[fen]).Append('分').ToString();
        }
        if (yuan > 0 && yuan % 10 == 0) words.Append('零');
        words.Append(Digits[jiao]).Append('角');
        if (fen > 0) words.Append(Digits[fen]).Append('分');
        else if (yuan == 0) words.Append('整');
        return words.ToString();
    }

    private static string Whole(long n) =>
        n >= 100_000_000 ? Joined(n, 100_000_000, "亿") : n >= 10_000 ? Joined(n, 10_000, "万") : Thousands((int)n);

    private static string Joined(long n, long unit, string word)
    {
        var (high, low) = Math.DivRem(n, unit);
        var gap = low > 0 && low < unit / 10 ? "零" : "";
        return Whole(high) + word + gap + (low == 0 ? "" : Whole(low));
    }

    private static string Thousands(int n)
    {
        var words = new StringBuilder();
        var gap = false;
        for (var place = 3; place >= 0; place--)
        {
            var digit = n / (int)Math.Pow(10, place) % 10;
            if (digit == 0) { gap = words.Length > 0; continue; }
            if (gap) words.Append('零');
            gap = false;
            words.Append(Digits[digit]).Append(Places[place]);
        }
        return words.ToString();
    }
}

using Anju.Kernel;
using CsCheck;
using Xunit;

namespace Anju.Unit.Amounts;

public class MoneyWordsTests
{
    [Theory]
    [InlineData("107,000.53", "壹拾万柒仟元零伍角叁分")]
    [InlineData("6,007.14", "陆仟零柒元壹角肆分")]
    [InlineData("16,409.02", "壹万陆仟肆佰零玖元零贰分")]
    [InlineData("325.04", "叁佰贰拾伍元零肆分")]
    [InlineData("1,409.50", "壹仟肆佰零玖元伍角")]
    [InlineData("10,000.00", "壹万元整")]
    [InlineData("0.50", "伍角整")]
    [InlineData("0.05", "伍分")]
    [InlineData("0", "零元整")]
    [InlineData("10", "壹拾元整")]
    [InlineData("1,680.32", "壹仟陆佰捌拾元零叁角贰分")]
    [InlineData("100,000,000", "壹亿元整")]
    [InlineData("100,000,001.01", "壹亿零壹元零壹分")]
    [InlineData("203,040,506.78", "贰亿零叁佰零肆万零伍佰零陆元柒角捌分")]
    [InlineData("100,010,000", "壹亿零壹万元整")]
    [InlineData("1,000,000,000,000", "壹万亿元整")]
    public void A_receipt_shows_the_amount_in_formal_capitals(string amount, string words) => Assert.Equal(words, Money.Parse(amount).InWords());

    [Fact]
    public void A_negative_amount_has_no_capitals() => Assert.Throws<ArgumentOutOfRangeException>(() => new Money(-1).InWords());

    [Fact]
    public void Capitals_read_back_as_the_same_amount_and_never_stutter() =>
        Gen.OneOf(Gen.Long[0, 100_000], Gen.Long[0, 1_000_000_000_000], Gen.Long[0, long.MaxValue], RoundAmounts).Sample(fen =>
        {
            var words = new Money(fen).InWords();
            return Read(words) == fen && !words.Contains("零零", StringComparison.Ordinal);
        });

    private static readonly Gen<long> RoundAmounts = Gen.Select(Gen.Int[0, 9999], Gen.Int[0, 14], (n, zeros) => n * (long)Math.Pow(10, zeros)).Where(f => f >= 0);

    private static long Read(string words)
    {
        var yuan = words.IndexOf('元', StringComparison.Ordinal);
        long fen = 0, digit = 0;
        foreach (var c in words[(yuan + 1)..])
        {
            if ("零壹贰叁肆伍陆柒捌玖".IndexOf(c, StringComparison.Ordinal) is var d and >= 0) digit = d;
            if (c == '角') fen += digit * 10;
            if (c == '分') fen += digit;
        }
        return yuan < 0 ? fen : Whole(words[..yuan]) * 100 + fen;
    }

    private static long Whole(string words)
    {
        foreach (var (mark, unit) in new[] { ('亿', 100_000_000L), ('万', 10_000L) })
            if (words.LastIndexOf(mark) is var at and > 0) return Whole(words[..at]) * unit + Whole(words[(at + 1)..]);
        long total = 0, digit = 0;
        foreach (var c in words)
        {
            if ("零壹贰叁肆伍陆柒捌玖".IndexOf(c, StringComparison.Ordinal) is var d and >= 0) { digit = d; continue; }
            total += digit * (c switch { '拾' => 10, '佰' => 100, _ => 1000 });
            digit = 0;
        }
        return total + digit;
    }
}

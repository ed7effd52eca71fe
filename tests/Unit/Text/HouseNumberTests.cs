using Anju.Kernel.Text;
using CsCheck;
using Xunit;

namespace Anju.Unit.Texts;

public class HouseNumberTests
{
    [Theory]
    [InlineData("3-2-501", "3-2-501")]
    [InlineData("3栋2单元501", "3-2-501")]
    [InlineData("3幢2单元501室", "3-2-501")]
    [InlineData("三栋二单元五〇一", "3-2-501")]
    [InlineData("三栋二单元五零一室", "3-2-501")]
    [InlineData("3#2-501", "3-2-501")]
    [InlineData("3#2#501", "3-2-501")]
    [InlineData("３－２－５０１", "3-2-501")]
    [InlineData(" 3 2 501 ", "3-2-501")]
    [InlineData("3/2/501", "3-2-501")]
    [InlineData("3栋 2单元 5楼 501室", "3-2-501")]
    [InlineData("3-2单元501", "3-2-501")]
    [InlineData("03-02-0501", "3-2-501")]
    [InlineData("32501", "3-2-501")]
    [InlineData("0302501", "3-2-501")]
    [InlineData("3栋门口漏水", null)]
    [InlineData("十二号楼1单元1203", "12-1-1203")]
    [InlineData("二十三号楼501", "23-501")]
    [InlineData("3号楼501", "3-501")]
    [InlineData("3楼501", "3-501")]
    [InlineData("3-501", "3-501")]
    [InlineData("12号501室", "12-501")]
    [InlineData("88弄12号501室", "12-501")]
    [InlineData("A座1203", "A-1203")]
    [InlineData("a1203", "A-1203")]
    [InlineData("商铺12", "商铺-12")]
    [InlineData("商铺12号", "商铺-12")]
    [InlineData("S-12", "S-12")]
    [InlineData("s12", "S-12")]
    [InlineData("1期3栋2单元501", "1期3-2-501")]
    [InlineData("3栋东单元501", "3-东-501")]
    [InlineData("13812345678", null)]
    [InlineData("周晓宁", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_likeliest_house_is_understood(string? typed, string? key) => Assert.Equal(key, HouseNumber.Read(typed) is [var first, ..] ? first.Key : null);

    [Theory]
    [InlineData("32501", "3-2-501,3-2501,32-501")]
    [InlineData("121203", "1-2-1203,12-1-203,12-1203")]
    [InlineData("3-2501", "3-2501,3-2-501")]
    [InlineData("A1203", "A-1203,A-1-203,A1-203")]
    [InlineData("S-1-12", "S-1-12,S1-12")]
    [InlineData("安居小区3栋2单元501", "安居小区3-2-501,3-2-501")]
    public void A_writing_with_several_meanings_gives_all_of_them(string typed, string keys) =>
        Assert.Equal(keys.Split(','), HouseNumber.Read(typed).Select(h => h.Key));

    [Theory]
    [InlineData("3栋", "3-")]
    [InlineData("3-", "3-")]
    [InlineData("3-2", "3-2")]
    [InlineData("3栋2单元", "3-2-")]
    [InlineData("3栋2单元5", "3-2-5")]
    [InlineData("325", "3-2-5")]
    [InlineData("325", "3-25")]
    [InlineData("325", "32-5")]
    [InlineData("325", "325")]
    [InlineData("3", "3")]
    [InlineData("A", "A")]
    [InlineData("商铺", "商铺")]
    public void An_unfinished_number_gives_prefixes_to_search(string typed, string prefix) => Assert.Contains(prefix, HouseNumber.SearchPrefixes(typed));

    private static readonly Gen<string> Building = Gen.OneOf(Gen.Int[1, 99].Select(n => $"{n}"), Gen.Char['A', 'H'].Select(c => $"{c}"));
    private static readonly Gen<string> Room = Gen.Select(Gen.Int[1, 33], Gen.Int[1, 11], (floor, no) => $"{floor}{no:00}");

    [Fact]
    public void Every_house_with_a_unit_is_found_in_each_usual_writing() => Gen.Select(Building, Gen.Int[1, 9], Room).Sample((b, u, r) =>
    {
        var key = HouseNumber.Canonical(b, $"{u}", r);
        string[] writings =
        [
            key, $"{b}栋{u}单元{r}", $"{b}幢{u}单元{r}室", $"{b}号楼{u}单元{r}室", $"{b}#{u}-{r}", $"{b}座 {u}单元 {r}", $"{b} {u} {r}", $"{b}{u}{r}",
            Wide(key), Chinese($"{b}栋{u}单元{r}"), $"{b}-{u}{r}", key.ToLowerInvariant(), $"安居小区{b}栋{u}单元{r}",
        ];
        foreach (var writing in writings) Assert.True(Keys(writing).Contains(key), $"{writing} → {string.Join(' ', Keys(writing))}, not {key}");
        Assert.Equal(key, Keys(key)[0]);
        Assert.Equal(key, HouseNumber.Canonical($"{b}栋", $"{u}单元", $"{r}室"));
    });

    [Fact]
    public void Every_house_without_a_unit_is_found_in_each_usual_writing() => Gen.Select(Building, Room).Sample((b, r) =>
    {
        var key = HouseNumber.Canonical(b, null, r);
        string[] writings = [key, $"{b}栋{r}", $"{b}幢{r}室", $"{b}号楼{r}", $"{b}座{r}", $"{b}#{r}", $"{b}{r}", Wide(key), Chinese($"{b}号楼{r}"), $"{b}号{r}室"];
        foreach (var writing in writings) Assert.True(Keys(writing).Contains(key), $"{writing} → {string.Join(' ', Keys(writing))}, not {key}");
        Assert.Equal(key, HouseNumber.Canonical($"{b}幢", " ", $"{r}号"));
    });

    [Fact]
    public void Each_stroke_on_the_way_to_a_house_still_finds_it() => Gen.Select(Gen.Int[1, 99], Gen.Int[1, 9], Room).Sample((b, u, r) =>
    {
        var key = $"{b}-{u}-{r}";
        foreach (var full in new[] { key, $"{b}栋{u}单元{r}", $"{b}{u}{r}" })
            for (var n = 1; n <= full.Length; n++)
            {
                if (full[..n].EndsWith('单')) continue;
                var prefixes = HouseNumber.SearchPrefixes(full[..n]);
                Assert.True(prefixes.Any(p => key.StartsWith(p, StringComparison.Ordinal)), $"{full[..n]} → {string.Join(' ', prefixes)}, not {key}");
            }
    });

    [Fact]
    public void Any_text_is_read_without_an_error_and_keys_hold_nothing_that_a_search_could_mistake() =>
        Gen.Select(Gen.String, Gen.Int[0, Odd.Length - 1].Select(i => Odd[i])).Sample((s, t) =>
        {
            var typed = s + t + s;
            Assert.All(HouseNumber.SearchPrefixes(typed), p => Assert.DoesNotContain(p, c => c is '%' or '_' or '\'' || char.IsControl(c) || char.IsSurrogate(c)));
            Assert.True(HouseNumber.SearchPrefixes(typed).Count <= 8);
            _ = HouseNumber.Canonical(s, t, typed);
        });

    private static readonly string[] Odd = ["", "3栋", "2单元", "501", "-", "%", "_", "\uD840", "十百", "#"];
    private static List<string> Keys(string typed) => [.. HouseNumber.Read(typed).Select(h => h.Key)];
    private static string Wide(string text) => string.Concat(text.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c));
    private static string Chinese(string text) => string.Concat(text.Select(c => char.IsAsciiDigit(c) ? "〇一二三四五六七八九"[c - '0'] : c));
}

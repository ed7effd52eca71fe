using System.Globalization;
using Anju.Kernel.Text;
using CsCheck;
using Xunit;

namespace Anju.Unit.Texts;

public class PersonalTextTests
{
    [Theory]
    [InlineData("周晓宁", "zxn")]
    [InlineData("曾志伟", "zzw")]
    [InlineData("单雄信", "sxx")]
    [InlineData("解晓东", "xxd")]
    [InlineData("仇英", "qy")]
    [InlineData("查良镛", "zly")]
    [InlineData("朴明", "pm")]
    [InlineData("区小明", "oxm")]
    [InlineData("尉迟恭", "ycg")]
    [InlineData("万俟雪", "mqx")]
    [InlineData("盖叫天", "gjt")]
    [InlineData("任我行", "rwx")]
    [InlineData("翟明", "zm")]
    [InlineData("冼星海", "xxh")]
    [InlineData("缪小红", "mxh")]
    [InlineData("小单", "xd")]
    [InlineData("张A3", "za3")]
    [InlineData("张　三丰 🙂", "zsf")]
    [InlineData("○〇", "l")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Initials_are_read_with_the_surname_reading_first(string? name, string initials) => Assert.Equal(initials, Pinyin.Initials(name));

    [Fact]
    public void A_surname_with_two_readings_is_found_under_both()
    {
        Assert.Equal(["qm", "tm"], Pinyin.Alternatives("覃明"));
        Assert.Equal(["dy"], [Pinyin.Plain("单元")]);
    }

    [Fact]
    public void Almost_every_common_character_has_an_initial_and_no_text_fails()
    {
        var known = Enumerable.Range(0x4E00, 0x9FA5 - 0x4E00 + 1).Count(c => Pinyin.Plain(((char)c).ToString()).Length == 1);
        Assert.True(known > 20_700, $"{known}");
        Gen.String.Sample(s => Pinyin.Initials(s).All(char.IsAsciiLetterOrDigit));
    }

    [Theory]
    [InlineData("13800001234", "138****1234")]
    [InlineData("138 0000 1234", "138 **** 1234")]
    [InlineData("021-65431234", "021-****1234")]
    [InlineData("65431234", "****1234")]
    [InlineData("95588", "***88")]
    [InlineData("110", "***")]
    [InlineData("王先生电话", "*****")]
    [InlineData(null, "")]
    public void A_phone_number_is_masked(string? phone, string masked) => Assert.Equal(masked, Mask.Phone(phone));

    [Theory]
    [InlineData("周晓宁", "周*宁", "周**")]
    [InlineData("周宁", "周*", "周*")]
    [InlineData("欧阳晓宁", "欧**宁", "欧***")]
    [InlineData("周", "*", "*")]
    [InlineData("\U00020BB7野家", "\U00020BB7*家", "\U00020BB7**")]
    [InlineData(null, "", "")]
    public void A_name_is_masked(string? name, string masked, string surname)
    {
        Assert.Equal(masked, Mask.Name(name));
        Assert.Equal(surname, Mask.Surname(name));
    }

    [Fact]
    public void Other_personal_numbers_are_masked()
    {
        Assert.Equal("1101************12".Length, Mask.IdNumber("110105194912310012").Length);
        Assert.Equal("1101************12", Mask.IdNumber("110105194912310012"));
        Assert.Equal("沪A***45", Mask.Plate("沪A12345"));
        Assert.Equal("***************1234", Mask.BankAccount("6222000000000001234"));
        Assert.Equal("*****", Mask.BankAccount("12345"));
        Assert.Equal("上海市浦东****", Mask.Address("上海市浦东新区示范路1号3栋501"));
        Assert.Equal("****", Mask.Address("南路"));
    }

    [Fact]
    public void No_text_makes_a_mask_fail_or_shows_it_whole() => Gen.String.Sample(s =>
    {
        foreach (var mask in new Func<string?, string>[] { Mask.Phone, Mask.Name, Mask.Surname, Mask.IdNumber, Mask.Plate, Mask.BankAccount, Mask.Address })
            Assert.True(string.IsNullOrWhiteSpace(Widths.Narrow(s)) || mask(s).Contains('*'), $"{mask.Method.Name} showed [{s}] as [{mask(s)}]");
    });

    [Theory]
    [InlineData("11010519491231002X", "1949-12-31", false)]
    [InlineData("11010519491231002x", "1949-12-31", false)]
    [InlineData("１１０１０５ 19491231 002X", "1949-12-31", false)]
    [InlineData("440524188001010014", "1880-01-01", true)]
    public void A_right_identity_number_tells_the_birth_date(string text, string born, bool male)
    {
        Assert.True(IdNumber.TryParse(text, out var number));
        Assert.Equal((DateOnly.Parse(born, CultureInfo.InvariantCulture), male), (number.BornOn, number.IsMale));
        Assert.DoesNotContain("1231", number.ToString(), StringComparison.Ordinal);
        Assert.Null(IdNumber.Refusal(text, new(2026, 11, 25)));
    }

    [Theory]
    [InlineData("110105194912310021")]
    [InlineData("11010519491231002")]
    [InlineData("110105194912310XXX")]
    [InlineData("")]
    [InlineData(null)]
    public void A_wrong_identity_number_is_refused(string? text)
    {
        Assert.False(IdNumber.TryParse(text, out _));
        Assert.NotNull(IdNumber.Refusal(text, new(2026, 11, 25)));
    }

    private static readonly Gen<string> RightNumber = Gen.Select(Gen.Int[110000, 659999], Gen.Int[0, 60_000], Gen.Int[0, 999], (place, days, order) =>
    {
        var first = $"{place}{new DateOnly(1860, 1, 1).AddDays(days):yyyyMMdd}{order:000}";
        return first + IdNumber.CheckCharacter(first);
    });

    [Fact]
    public void One_wrong_digit_in_an_identity_number_is_always_noticed() => Gen.Select(RightNumber, Gen.Int[0, 16], Gen.Int[1, 9]).Sample((right, at, shift) =>
    {
        var wrong = right.ToCharArray();
        wrong[at] = (char)('0' + (wrong[at] - '0' + shift) % 10);
        return IdNumber.TryParse(right, out _) && !IdNumber.TryParse(new(wrong), out _);
    });

    [Fact]
    public void An_impossible_or_coming_birth_date_is_refused()
    {
        Assert.False(IdNumber.TryParse(Closed("11010520230229001"), out _));
        Assert.True(IdNumber.TryParse(Closed("11010520240229001"), out _));
        Assert.NotNull(IdNumber.Refusal(Closed("11010520300101001"), new(2026, 11, 25)));
    }

    [Theory]
    [InlineData("138 0000 1234", "13800001234", true)]
    [InlineData("+86-138-0000-1234", "13800001234", true)]
    [InlineData("008613800001234", "13800001234", true)]
    [InlineData("8613800001234", "13800001234", true)]
    [InlineData("１３８００００１２３４", "13800001234", true)]
    [InlineData("(021) 6543-1234", "02165431234", false)]
    [InlineData("+86 21 6543 1234", "02165431234", false)]
    [InlineData("+86 10 6543 1234", "01065431234", false)]
    [InlineData("021-65431234 转 801", "02165431234", false)]
    [InlineData("000-0000-1234", "00000001234", false)]
    [InlineData("95588", "95588", false)]
    public void Every_writing_of_a_phone_number_is_the_same_number(string text, string value, bool mobile)
    {
        Assert.True(PhoneNumber.TryParse(text, out var phone));
        Assert.Equal((value, mobile, value[^4..]), (phone.Value, phone.IsMobile, phone.Tail4));
        Assert.Equal(text.Contains('转') ? "801" : null, phone.Extension);
        Assert.Contains('*', phone.ToString());
    }

    [Theory]
    [InlineData("110")]
    [InlineData("1380000123a")]
    [InlineData("1234567890123456")]
    [InlineData("无")]
    [InlineData("")]
    [InlineData(null)]
    public void A_text_that_is_no_phone_number_is_refused(string? text) => Assert.False(PhoneNumber.TryParse(text, out _));

    [Theory]
    [InlineData("沪a·12345", "沪A12345", false)]
    [InlineData("沪Ａ 12345", "沪A12345", false)]
    [InlineData("沪AD12345", "沪AD12345", true)]
    [InlineData("粤B12345D", "粤B12345D", true)]
    [InlineData("粤Z1234港", "粤Z1234港", false)]
    public void A_plate_has_one_normal_form(string text, string value, bool newEnergy)
    {
        Assert.True(PlateNumber.TryParse(text, out var plate));
        Assert.Equal((value, newEnergy), (plate.Value, plate.IsNewEnergy));
    }

    [Theory]
    [InlineData("A12345")]
    [InlineData("沪A1234")]
    [InlineData("沪AO2345")]
    [InlineData("沪112345")]
    [InlineData("华A12345")]
    [InlineData(null)]
    public void A_text_that_is_no_plate_is_refused(string? text) => Assert.False(PlateNumber.TryParse(text, out _));

    [Fact]
    public void No_text_makes_a_reader_fail() => Gen.String.Sample(s =>
    {
        _ = (IdNumber.TryParse(s, out _), PhoneNumber.TryParse(s, out _), PlateNumber.TryParse(s, out _), PlateNumber.Key(s), default(IdNumber).ToString(), default(PhoneNumber).ToString());
    });

    private static string Closed(string first17) => first17 + IdNumber.CheckCharacter(first17);
}

using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Anju.Kernel.Text;

/// <summary>A mainland number plate after GA 36: province, office letter, five characters (six for new-energy cars). Its text form is masked.</summary>
public readonly partial record struct PlateNumber
{
    private PlateNumber(string value) => Value = value;

    /// <summary>Upper case without dot or spaces: 沪A12345. Personal data.</summary>
    public string Value { get; }

    /// <summary>New-energy plates have one character more.</summary>
    public bool IsNewEnergy => Value.Length == 8;

    public static bool TryParse([NotNullWhen(true)] string? text, out PlateNumber plate)
    {
        plate = default;
        var value = Key(text);
        if (!Ordinary().IsMatch(value) && !NewEnergy().IsMatch(value)) return false;
        plate = new(value);
        return true;
    }

    /// <summary>The same normal form for a part of a plate, as typed into a search box: "沪a·12" → "沪A12". Never fails.</summary>
    public static string Key(string? text) =>
        string.Concat(Widths.Narrow(text).ToUpperInvariant().Where(c => !char.IsWhiteSpace(c) && c is not ('·' or '•' or '．' or '.' or '-' or '・')));

    /// <summary>Masked, so that a log or an error text never carries the number.</summary>
    public override string ToString() => Mask.Plate(Value);

    // I and O are not used: they look like 1 and 0.
    private const string Place = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z]";

    [GeneratedRegex(@"\A" + Place + @"[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳领]\z")]
    private static partial Regex Ordinary();

    [GeneratedRegex(@"\A" + Place + @"(?:[A-HJK][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[A-HJK])\z")]
    private static partial Regex NewEnergy();
}

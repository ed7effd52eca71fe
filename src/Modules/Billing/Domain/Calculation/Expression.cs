using System.Globalization;

namespace Anju.Billing.Domain.Calculation;

/// <summary>What a formula may speak of.</summary>
internal enum Variable { GrossArea, NetArea, Persons, Usage, Spaces, Floor, Days }

/// <summary>
/// A small typed arithmetic: numbers, + − × ÷, min, max, round, brackets and seven variables, parsed to a tree of bounded
/// size. No names can be defined and nothing is repeated, so evaluating ends; nothing of it is ever run as code.
/// </summary>
internal sealed class Expression
{
    public const int LongestText = 200, MostNodes = 100, Deepest = 20;

    public static readonly IReadOnlyDictionary<string, Variable> Words = new Dictionary<string, Variable>
    {
        ["建筑面积"] = Variable.GrossArea,
        ["套内面积"] = Variable.NetArea,
        ["人数"] = Variable.Persons,
        ["用量"] = Variable.Usage,
        ["车位"] = Variable.Spaces,
        ["楼层"] = Variable.Floor,
        ["天数"] = Variable.Days,
    };

    private readonly Node root;
    private readonly HashSet<Variable> used;

    private Expression(Node root, HashSet<Variable> used) => (this.root, this.used) = (root, used);

    public bool Uses(Variable variable) => used.Contains(variable);

    public static Expression? Parse(string text, out string? fault)
    {
        var parser = new Parser(text);
        var root = parser.Whole();
        fault = parser.Fault;
        return fault is null ? new Expression(root!, parser.Used) : null;
    }

    /// <summary>The value, or the sentence why there is none.</summary>
    public decimal? Value(IReadOnlyList<decimal> variables, out string? fault)
    {
        fault = null;
        try
        {
            return root.Value(variables);
        }
        catch (DivideByZeroException)
        {
            fault = "公式中除数为零";
        }
        catch (OverflowException)
        {
            fault = "公式结果超出范围";
        }

        return null;
    }

    /// <summary>Tries the formula on an ordinary flat, before anybody stores it.</summary>
    public string? Trial()
    {
        var value = Value([90m, 75m, 3m, 12m, 1m, 6m, 30m], out var fault);
        return fault ?? (Math.Abs(value!.Value) > 10_000_000 ? "公式结果超出范围" : null);
    }

    private abstract record Node { public abstract decimal Value(IReadOnlyList<decimal> variables); }

    private sealed record Number(decimal Is) : Node { public override decimal Value(IReadOnlyList<decimal> variables) => Is; }

    private sealed record Named(Variable Is) : Node { public override decimal Value(IReadOnlyList<decimal> variables) => variables[(int)Is]; }

    private sealed record Binary(char Sign, Node Left, Node Right) : Node
    {
        public override decimal Value(IReadOnlyList<decimal> variables)
        {
            var (left, right) = (Left.Value(variables), Right.Value(variables));
            return Sign switch { '+' => left + right, '-' => left - right, '*' => left * right, _ => left / right };
        }
    }

    private sealed record Call(string Name, Node First, Node Second) : Node
    {
        public override decimal Value(IReadOnlyList<decimal> variables)
        {
            var (first, second) = (First.Value(variables), Second.Value(variables));
            return Name switch
            {
                "min" => Math.Min(first, second),
                "max" => Math.Max(first, second),
                _ => decimal.Round(first, (int)Math.Clamp(second, 0, 8), MidpointRounding.AwayFromZero),
            };
        }
    }

    private ref struct Parser(string text)
    {
        private readonly string text = text.Replace('×', '*').Replace('÷', '/').Replace('（', '(').Replace('）', ')').Replace('，', ',').Replace('＋', '+').Replace('－', '-').Replace('−', '-');
        private int at, nodes, depth;

        public string? Fault { get; private set; }
        public HashSet<Variable> Used { get; } = [];

        public Node? Whole()
        {
            if (text.Length is 0 or > LongestText)
                return Wrong(text.Length == 0 ? "请填写公式" : $"公式最多 {LongestText} 字");
            var root = Sum();
            return Fault is null && Peek() != '\0' ? Wrong($"公式第 {at + 1} 个字符起无法识别：{text[at..Math.Min(at + 8, text.Length)]}") : root;
        }

        private Node? Sum()
        {
            if (++depth > Deepest)
                return Wrong("公式括号太多");
            var left = Product();
            while (Fault is null && Peek() is '+' or '-' && Fault is null)
                left = Made(new Binary(text[at++], left!, Product()!));
            depth--;
            return left;
        }

        private Node? Product()
        {
            var left = Factor();
            while (Fault is null && Peek() is '*' or '/' && Fault is null)
                left = Made(new Binary(text[at++], left!, Factor()!));
            return left;
        }

        private Node? Factor()
        {
            var c = Peek();
            if (c == '-' && ++depth <= Deepest)
            {
                at++;
                var inner = Factor();
                depth--;
                return Made(new Binary('-', new Number(0), inner!));
            }

            if (c == '(')
            {
                at++;
                var inner = Sum();
                return Fault is null && !Take(')') ? Wrong("公式缺少右括号") : inner;
            }

            return char.IsAsciiDigit(c) ? Figure() : char.IsLetter(c) ? Word() : Wrong(c == '\0' ? "公式不完整" : $"公式第 {at + 1} 个字符无法识别：{c}");
        }

        private Node? Figure()
        {
            var start = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
                at++;
            return decimal.TryParse(text.AsSpan(start, at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= 1_000_000_000m
                ? Made(new Number(number)) : Wrong($"数字无法识别：{text[start..at]}");
        }

        private Node? Word()
        {
            var start = at;
            while (at < text.Length && char.IsLetter(text[at]))
                at++;
            var word = text[start..at];
            if (Words.TryGetValue(word, out var variable))
            {
                Used.Add(variable);
                return Made(new Named(variable));
            }

            if (word is not ("min" or "max" or "round"))
                return Wrong($"公式里没有“{word}”；可用：{string.Join('、', Words.Keys)}，min、max、round");
            if (!Take('('))
                return Wrong($"{word} 后面应为括号");
            var first = Sum();
            if (Fault is null && !Take(','))
                return Wrong($"{word} 须有两个数，用逗号隔开");
            var second = Fault is null ? Sum() : null;
            return Fault is null && !Take(')') ? Wrong("公式缺少右括号") : Made(new Call(word, first!, second!));
        }

        private Node? Made(Node node) => Fault is not null ? null : ++nodes > MostNodes ? Wrong("公式太长") : node;

        private Node? Wrong(string message)
        {
            Fault ??= message;
            return null;
        }

        private char Peek()
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            return at < text.Length ? text[at] : '\0';
        }

        private bool Take(char c)
        {
            if (Peek() != c)
                return false;
            at++;
            return true;
        }
    }
}

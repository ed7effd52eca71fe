using System.Text;

namespace Anju.Bench;

/// <summary>Comma-separated rows with quotes, commas and line ends inside fields (RFC 4180), by their header.</summary>
internal static class Csv
{
    public static IEnumerable<Dictionary<string, string>> Read(string file)
    {
        string[]? header = null;
        foreach (var fields in Rows(File.ReadAllText(file)))
        {
            if (header is null)
                header = fields;
            else if (fields.Length == header.Length)
                yield return header.Zip(fields).ToDictionary(p => p.First, p => p.Second);
        }
    }

    private static IEnumerable<string[]> Rows(string text)
    {
        var (fields, field, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"')
                field.Append(text[i++]);
            else if (text[i] == '"')
                quoted = !quoted;
            else if (!quoted && text[i] == ',')
                Take();
            else if (!quoted && text[i] is '\n' or '\r')
            {
                if (fields.Count > 0 || field.Length > 0)
                {
                    Take();
                    yield return [.. fields];
                    fields.Clear();
                }
            }
            else
                field.Append(text[i]);
        }

        void Take()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }
}

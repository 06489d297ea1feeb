using EdgeGate.Access.Lists;
using Xunit;

namespace EdgeGate.Access.Tests.Lists;

public sealed class ListCsvPropertyTests
{
    private const int Files = 20_000;

    /// <summary>
    /// Files of rows of which some are spoilt: every good row comes out as an entry, every spoilt one as a problem, on its line.
    /// </summary>
    [Fact]
    public void Import_FilesWithSpoiltRows_EveryRowIsAnEntryOrAProblem()
    {
        var random = new Random(16);
        var (rows, problems) = (0, 0);
        for (var file = 0; file < Files; file++)
        {
            var (separator, end) = (",;\t"[random.Next(3)], new[] { "\n", "\r\n", "\r" }[random.Next(3)]);
            var text = string.Join(separator, "plate", "list", "owner", "phone") + end;
            var (good, bad) = (new List<int>(), new List<int>());
            for (var row = 0; row < random.Next(1, 9); row++, rows++)
            {
                var spoilt = random.Next(4) == 0;
                text += (spoilt ? Spoilt(random, separator) : Good(random, row, separator)) + end;
                (spoilt ? bad : good).Add(row + 2);
            }

            var import = ListCsv.Import(new StringReader(text));

            Assert.Equal(good, import.Entries.Select(entry => entry.Line));
            Assert.Equal(bad, import.Errors.Select(error => error.Line).Distinct());
            problems += bad.Count;
        }

        Console.WriteLine($"NOTE lists: {Files} files, {rows} rows, {problems} of them spoilt");
        Assert.True(problems > Files / 2);
    }

    [Fact]
    public void Read_RandomText_EveryLineBelongsToOneRow()
    {
        var random = new Random(17);
        var fields = new List<string>();
        for (var round = 0; round < 2 * Files; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => "\"\",\n\rAb1 ;"[random.Next(10)]));
            var ends = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
            var csv = new CsvReader(new StringReader(text)) { Width = random.Next(4) };
            var next = 1;
            while (csv.Read(fields))
            {
                Assert.Equal(next, csv.RowLine);
                next += 1 + (csv.Fault is null ? fields.Sum(field => Ends(field)) : 0);
                Assert.True(csv.Fault is null || csv.Fault.Line >= csv.RowLine);
            }

            // The last line of a text may be empty; otherwise all of them were given out.
            Assert.Equal(ends.Count(c => c == '\n') + (ends.Length == 0 || ends[^1] == '\n' ? 1 : 2), next);
        }
    }

    /// <summary>However a file comes in pieces, and wherever the reader's buffer ends, its rows are the same.</summary>
    [Fact]
    public void Read_TextInPiecesOfAnyLength_SameRows()
    {
        var random = new Random(18);
        for (var round = 0; round < 300; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(400)).Select(_ => random.Next(40) switch
            {
                0 => new string('x', random.Next(6000)),
                1 => $"\"{new string('y', random.Next(5000))}\n\"",
                _ => "\"\",\n\rAb1 ;"[random.Next(10)].ToString(),
            }));

            Assert.Equal(RowsOf(new StringReader(text)), RowsOf(new Pieces(text, random)));
        }
    }

    private static List<string> RowsOf(TextReader reader)
    {
        var (csv, fields, rows) = (new CsvReader(reader) { Width = 2 }, new List<string>(), new List<string>());
        while (csv.Read(fields))
            rows.Add($"{csv.RowLine}: {(csv.Fault is { } fault ? fault.ToString() : string.Join('|', fields))}");
        return rows;
    }

    private sealed class Pieces(string text, Random random) : TextReader
    {
        private int _at;

        public override int Read(Span<char> buffer)
        {
            var count = Math.Min(Math.Min(buffer.Length, text.Length - _at), random.Next(1, 2000));
            text.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }
    }

    private static int Ends(string field) => field.Replace("\r\n", "\n", StringComparison.Ordinal).Count(c => c is '\n' or '\r');

    private static string Good(Random random, int row, char separator) => string.Join(
        separator, $"AB{row}{random.Next(1000, 9999)}", random.Next(3) == 0 ? "deny" : "allow", Cell(random),
        random.Next(2) == 0 ? "" : "555-0100");

    private static string Cell(Random random)
    {
        string[] texts = ["", "Ada", "Bo \"the\" Cy", "x, y; z", "5\" pipe", "a"];
        var text = texts[random.Next(texts.Length)];
        return text.AsSpan().ContainsAny(",;\"") || random.Next(4) == 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
    }

    private static string Spoilt(Random random, char separator) => random.Next(5) switch
    {
        0 => string.Join(separator, "CD1234", "allow", "\"never closed", ""),
        1 => string.Join(separator, "CD1234", "\"deny", "Ada", "1"),
        2 => string.Join(separator, "CD1234", "allow", "\"Ada\"x", ""),
        3 => string.Join(separator, "CD1234", "allow", "Ada"),
        _ => string.Join(separator, "CD1234", "friend", "Ada", ""),
    };
}

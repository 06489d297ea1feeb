using System.Globalization;
using System.Text;
using EdgeGate.Access.Lists;
using Xunit;

namespace EdgeGate.Access.Tests.Lists;

public sealed class ListCsvTests
{
    private const string Header = "plate,list,owner,note,valid_from,valid_to,days,hours,lane\n";

    private static ListImport Import(string text) => ListCsv.Import(new StringReader(text));

    [Fact]
    public void Import_EveryColumn_IsRead()
    {
        var import = Import(Header + "abc-1234,guest,\"Lin, \"\"Mei\"\"\",two\\lines,2026-01-01,2026-12-31,mon-fri+sun,22:00-06:00,North\n");

        var entry = Assert.Single(import.Entries);
        Assert.True(import.IsClean);
        Assert.Equal(("ABC1234", "abc-1234", ListKind.Guest, "Lin, \"Mei\"", "North", 2),
            (entry.Plate, entry.Written, entry.List, entry.Owner, entry.Lane, entry.Line));
        Assert.Equal(
            new EntrySchedule(new(2026, 1, 1), new(2027, 1, 1), Weekdays.All & ~Weekdays.Saturday, 22 * 60, 6 * 60), entry.Schedule);
    }

    [Theory]
    [InlineData("plate\r\nABC1234\r\nXYZ9876\r\n")]
    [InlineData("plate\nABC1234\n\n  \nXYZ9876")]
    [InlineData("\uFEFFPlate;List\nABC1234;allow\nXYZ9876;\n")]
    [InlineData("owner\tPLATE\nme\tABC 1234\nyou\txyz.9876")]
    [InlineData("plate,owner\rABC1234,Ada\rXYZ9876,Bo\r")]
    [InlineData("plate\rABC1234\r\n\nXYZ9876")]
    public void Import_OtherDialects_SamePlates(string text)
    {
        var import = ListCsv.Import(new MemoryStream(Encoding.UTF8.GetBytes(text)));

        Assert.Empty(import.Errors);
        Assert.Equal(["ABC1234", "XYZ9876"], import.Entries.Select(entry => entry.Plate));
        Assert.All(import.Entries, entry => Assert.Equal(ListKind.Allow, entry.List));
    }

    [Fact]
    public void Import_BadRows_EveryOneByNumberAndTheGoodOnesKept()
    {
        var import = Import(Header
            + "ABC1234,allow,,,,,,,\n"
            + ",allow,,,,,,,\n"
            + "ABCDEFGHIJKLMNOPQR,allow,,,,,,,\n"
            + "*,allow,,,,,,,\n"
            + "DEF1234,friend,,,,,,,\n"
            + "GHI1234,allow,,,2026-13-01,,,,\n"
            + "JKL1234,allow,,,2026-02-01,2026-01-01,,,\n"
            + "MNO1234,allow,,,,,someday,,\n"
            + "PQR1234,allow,,,,,,25:00-26:00,\n"
            + "STU1234,allow\n"
            + "VWX1234,allow,,,,,,,\n");

        Assert.Equal([3, 4, 5, 6, 7, 8, 9, 10, 11], import.Errors.Select(error => error.Line));
        Assert.Equal(["plate", "plate", "plate", "list", "valid_from", "valid_to", "days", "hours", ""],
            import.Errors.Select(error => error.Column));
        Assert.All(import.Errors, error => Assert.NotEmpty(error.Remedy));
        Assert.Equal(["ABC1234", "VWX1234"], import.Entries.Select(entry => entry.Plate));
        Assert.Null(import.ToList(useGoodRows: false));
        Assert.Equal(2, import.ToList(useGoodRows: true)!.Entries.Count);
    }

    [Fact]
    public void Import_SeveralMistakesInOneRow_AllReported()
    {
        var import = Import(Header + ",friend,,,x,,y,z,\n");

        Assert.Equal(["plate", "list", "valid_from", "days", "hours"], import.Errors.Select(error => error.Column));
    }

    [Theory]
    [InlineData("")]
    [InlineData("kennzeichen,list\nABC1234,allow\n")]
    [InlineData("plate,plate\nABC1234,XYZ9876\n")]
    public void Import_UnusableHeader_OneErrorAndNoRows(string text)
    {
        var import = Import(text);

        Assert.Equal(1, Assert.Single(import.Errors).Line);
        Assert.Empty(import.Entries);
    }

    [Fact]
    public void Import_UnknownColumn_WarnedOfAndKept()
    {
        var import = Import("plate,colour\nABC1234,red\n");

        Assert.True(import.IsClean);
        Assert.Equal("colour", Assert.Single(import.Warnings).Column);
        Assert.Equal("red", Assert.Single(import.Entries).Other["colour"]);
    }

    [Fact]
    public void Export_ColumnsOfOtherNames_ComeBackWithTheirValues()
    {
        var list = Import("Flat No,plate,phone,,phone,empty\n12,ABC1234,\"1,2\",x,z,\n,XYZ9876,,,,\n").ToList(useGoodRows: false)!;
        var writer = new StringWriter();
        ListCsv.Export(list, writer);
        var again = Import(writer.ToString()).ToList(useGoodRows: false)!;

        Assert.Equal(["Flat No", "phone", "column 4", "phone 2", "empty"], again.OtherColumns);
        Assert.Equal(["12", "1,2", "x", "z", ""], again.OtherColumns.Select(name => again.Entries[0].Other[name]));
        Assert.Empty(again.Entries[1].Other);
        Assert.True(ListDiff.Between(list, again).IsEmpty);
    }

    [Fact]
    public void Between_OnlyAnotherColumnDiffers_IsAChange()
    {
        AccessList Of(string phone) => Import($"plate,phone\nABC1234,{phone}\n").ToList(useGoodRows: false)!;

        Assert.Equal(["ABC1234"], ListDiff.Between(Of("1"), Of("2")).Changed);
        Assert.True(ListDiff.Between(Of("1"), Of("1")).IsEmpty);
    }

    [Fact]
    public void Import_QuoteNotClosed_CostsOneReportAndNotTheWholeFile()
    {
        var text = new StringBuilder(Header).Append("ABC1234,allow,\"never closed,,,,,,\n");
        for (var i = 0; i < 1000; i++)
            text.Append(CultureInfo.InvariantCulture, $"AAA{i:0000},allow,,,,,,,\n");
        var import = Import(text.ToString());

        Assert.Equal(2, Assert.Single(import.Errors).Line);
        Assert.Contains("quote", import.Errors[0].Remedy);
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (i + 3, $"AAA{i:0000}")),
            import.Entries.Select(entry => (entry.Line, entry.Plate)));
    }

    [Theory]
    [InlineData("RST2345,allow,\"Ada\nUVW3456,deny,Bo\nXYZ4567,allow,\"Cy\"\n")] // the next quote of the file is not its own
    [InlineData("RST2345,allow,\"Ada\nUVW3456,deny,Bo\nXYZ4567,allow,Cy")] // there is no other quote
    [InlineData("RST2345,allow,\"Ada\r\nUVW3456,deny,Bo\r\nXYZ4567,allow,\", Cy\"\r\n")] // closed by chance, with a field too many
    public void Import_QuoteNotClosed_NamesItsLineAndKeepsTheBanBehindIt(string rows)
    {
        var import = Import("plate,list,owner\n" + rows);

        var error = Assert.Single(import.Errors);
        Assert.Equal(2, error.Line);
        Assert.Contains("the quote that opens on this line is not closed", error.What);
        Assert.Equal([(3, ListKind.Deny), (4, ListKind.Allow)], import.Entries.Select(entry => (entry.Line, entry.List)));
    }

    [Fact]
    public void Import_TextBehindAClosingQuoteOrAFieldWithoutEnd_OneErrorEach()
    {
        var import = Import($"plate,owner\nABC1234,\"Ada\" Bo\nDEF1234,{new string('x', 5000)}\nGHI1234,\"{new string('y', 5000)}\"\nJKL1234,\"Cy\" \n");

        Assert.Equal([2, 3, 4], import.Errors.Select(error => error.Line));
        Assert.Equal("Cy", Assert.Single(import.Entries).Owner);
    }

    [Theory]
    [InlineData("plate,note\nABC1234,\"one\ntwo\"\nXYZ9876,\n,x\n", "a line end")]
    [InlineData("plate,phone\nABC1234,\"one\r\ntwo\"\nXYZ9876,\n,x\n", "a line end")]
    public void Import_LineEndInQuotes_RefusedAndLineNumbersStayRight(string text, string named)
    {
        var import = Import(text);

        Assert.Contains(named, import.Errors[0].What);
        Assert.Equal([2, 5], import.Errors.Select(error => error.Line));
        Assert.Equal(4, Assert.Single(import.Entries).Line);
    }

    [Fact]
    public void Import_BytesThatAreNotUtf8_ReportedByLine()
    {
        byte[] bytes = [.. "plate,owner\nABC1234,J"u8, 0xFC, .. "rgen\nXYZ9876,Ana\n"u8];
        var import = ListCsv.Import(new MemoryStream(bytes));

        Assert.Equal(2, Assert.Single(import.Errors).Line);
        Assert.Equal("XYZ9876", Assert.Single(import.Entries).Plate);
    }

    [Fact]
    public void Import_DoubledAndContradictingRows_WarnedOf()
    {
        var import = Import("plate,list\nABC1234,allow\nabc-1234,allow\nABC1234,deny\n");

        Assert.True(import.IsClean);
        Assert.Contains(import.Warnings, warning => warning is { Line: 3 } && warning.What.Contains("line 2"));
        Assert.Contains(import.Warnings, warning => warning is { Line: 2 } && warning.What.Contains("denied by line 4"));
    }

    [Fact]
    public void Import_RandomBytes_NeverThrows()
    {
        const string Alphabet = "plate,list;\n\r\"A1*?\t-:";
        var random = new Random(11);
        var bytes = new byte[600];
        for (var round = 0; round < 2000; round++)
        {
            random.NextBytes(bytes);
            if (round % 2 == 0)
            {
                for (var i = 0; i < bytes.Length; i++)
                    bytes[i] = (byte)Alphabet[bytes[i] % Alphabet.Length];
            }

            byte[] file = [.. "plate,list,owner\n"u8, .. bytes];
            var import = ListCsv.Import(new MemoryStream(file));
            Assert.All(import.Errors, error => Assert.True(error.Line >= 1));
        }
    }

    [Fact]
    public void Export_RandomEntries_RoundTrip()
    {
        var random = new Random(3);
        var entries = Enumerable.Range(0, 3000).Select(i => RandomEntry(random, i)).ToList();
        var writer = new StringWriter();
        ListCsv.Export(new AccessList(entries), writer);
        var import = Import(writer.ToString());

        Assert.Empty(import.Errors);
        Assert.Equal(entries, import.Entries.Select(entry => entry with { Line = 0 }));
    }

    private static ListEntry RandomEntry(Random random, int i)
    {
        string[] texts = ["", "Ana", "a,b", "\"q\"", "x;y", "two words", "王小明", "-", "=1+1", "'=1", "'t Hooft", "+886 2"];
        var plate = $"{(i % 7 == 0 ? "*" : "")}AB{i}{(i % 11 == 0 ? "?" : "")}";
        DateTime? from = random.Next(3) == 0 ? new DateTime(2026, 1, 1).AddMinutes(random.Next(500_000)) : null;
        DateTime? to = random.Next(3) == 0 ? new DateTime(2028, 1, 1).AddDays(random.Next(500)) : null;
        var (first, last) = random.Next(2) == 0 ? (0, 1440) : (random.Next(0, 700), random.Next(701, 1441));
        if (random.Next(4) == 0 && last < 1440)
            (first, last) = (last, first == 0 ? 1 : first);
        return new ListEntry(plate, plate, (ListKind)random.Next(4))
        {
            Owner = texts[random.Next(texts.Length)], Note = texts[random.Next(texts.Length)], Lane = random.Next(2) == 0 ? "" : "North",
            Schedule = new(from, to, (Weekdays)random.Next(1, 128), first, last),
        };
    }
}

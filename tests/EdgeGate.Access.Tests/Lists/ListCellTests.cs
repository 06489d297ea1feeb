using System.Globalization;
using EdgeGate.Access.Lists;
using EdgeGate.Access.Plates;
using Xunit;

namespace EdgeGate.Access.Tests.Lists;

[Trait("suite", "hard")]
public sealed class ListCellTests
{
    private static readonly ReadableCharacters Readable = new("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789粤하");

    private static ListImport Import(string text) => ListCsv.Import(new StringReader(text), Readable);

    [Theory]
    [InlineData("\"RST 2345, UVW 3456\"", "holds ','")]
    [InlineData("RST2345;UVW3456", "holds ';'")]
    [InlineData("RST2345/UVW3456", "holds '/'")]
    [InlineData("RST2345 UVW3456", "several plates")]
    [InlineData("RST2345 # second car", "holds '#'")]
    [InlineData("RST2345 (Ada)", "holds '('")]
    public void Import_MoreThanAPlateInTheCell_RefusedWithTheColumnsForTheRest(string cell, string what)
    {
        var error = Assert.Single(Import($"plate,list\n{cell},allow\n".Replace(';', '\u003B')).Errors);

        Assert.Equal((2, "plate"), (error.Line, error.Column));
        Assert.Contains(what, error.What);
        Assert.Contains("columns owner and note", error.Remedy);
    }

    [Theory]
    [InlineData("98765.0", "decimal point")]
    [InlineData("98765.00", "decimal point")]
    [InlineData("9.87E+05", "short form")]
    [InlineData("\"9,87E+05\"", "short form")]
    [InlineData("3E-07", "short form")]
    [InlineData("4-May", "a date")]
    [InlineData("May-04", "a date")]
    [InlineData("4-may-26", "a date")]
    [InlineData("2026-05-04", "a date")]
    [InlineData("2026-05-04 00:00:00", "a date")]
    [InlineData("5月4日", "a date")]
    [InlineData("Total 12", "below or instead")]
    [InlineData("合计", "below or instead")]
    [InlineData("NaN", "below or instead")]
    [InlineData("#N/A", "below or instead")]
    public void Import_WhatASpreadsheetMakesOfAPlate_RefusedAsThat(string cell, string what)
    {
        var import = Import($"plate,list\n{cell},allow\nABC1234,allow\n");

        Assert.Contains(what, Assert.Single(import.Errors).What);
        Assert.Equal("ABC1234", Assert.Single(import.Entries).Plate);
    }

    [Theory]
    [InlineData("12E34", "12E34")]
    [InlineData("MAR-12", "MAR12")]
    [InlineData("SUM 123", "SUM123")]
    [InlineData("51F-123.45", "51F12345")]
    [InlineData("MH 12 AB 1234", "MH12AB1234")]
    [InlineData("粤B·12345", "粤B12345")]
    [InlineData("'ABC1234", "ABC1234")]
    [InlineData("GÖ AB 12", "GOAB12")]
    [InlineData("GO\u0308 AB 12", "GOAB12")]
    public void Import_PlatesThatLookStrange_AreTaken(string cell, string plate)
    {
        var import = Import($"plate\n{cell}\n");

        Assert.Empty(import.Errors);
        Assert.Equal(plate, Assert.Single(import.Entries).Plate);
    }

    [Fact]
    public void Import_QuestionMark_TakenAndRemarkedOnAsAWildcardOfASpreadsheet()
    {
        var import = Import("plate,list\nAB*,allow\n?B1234,deny\n");

        var warning = Assert.Single(import.Warnings);
        Assert.Equal((3, "plate"), (warning.Line, warning.Column));
        Assert.Contains("wildcard (deny)", warning.What);
        Assert.Contains("spreadsheet", warning.What);
        Assert.Equal([false, true], import.Entries.Select(entry => entry.HasOpenPlaces));
    }

    [Theory]
    [InlineData("ЖB1234", "holds 'Ж', which no reading can hold")]
    [InlineData("ΩB1234", "holds 'Ω', which no reading can hold")]
    [InlineData("กข1234", "holds 'ก', which no reading can hold")]
    [InlineData("ب1234", "holds 'ب', which no reading can hold")]
    [InlineData("АВ1234", "it counts as AB1234")] // Cyrillic
    [InlineData("ΑΒ1234", "it counts as AB1234")] // Greek
    public void Import_LettersThatNoReadingHolds_RemarkedOnWithTheLine(string cell, string what)
    {
        var import = Import($"plate\nABC1234\n{cell}\n");

        Assert.True(import.IsClean);
        var warning = Assert.Single(import.Warnings);
        Assert.Equal(3, warning.Line);
        Assert.Contains(what, warning.What);
    }

    [Theory]
    [InlineData('\u001B')]
    [InlineData('\u0007')]
    [InlineData('\u0000')]
    [InlineData('\u0085')]
    [InlineData('\u200E')]
    [InlineData('\u202E')]
    [InlineData('\u2028')]
    [InlineData('\u2029')]
    [InlineData('\uFEFF')]
    [InlineData('\t')]
    public void Import_CharacterThatCannotBeSeen_RefusedInEveryColumn(char hidden)
    {
        foreach (var column in new[] { "plate", "owner", "note", "lane", "phone" })
        {
            string Cell(string name, string text) => name == column ? $"\"{text}{hidden}{text}\"" : text;
            var import = Import($"plate,owner,note,lane,phone,x\n{Cell("plate", "AB12")},{Cell("owner", "o")},{Cell("note", "n")},{Cell("lane", "l")},{Cell("phone", "1")},\n");

            var error = Assert.Single(import.Errors);
            Assert.Equal((2, column), (error.Line, error.Column));
            Assert.DoesNotContain(error.ToString(), c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format);
        }
    }

    [Theory]
    [InlineData("=HYPERLINK(\"x\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@x")]
    [InlineData("＝1")]
    public void Export_TextThatASpreadsheetWouldRun_LeavesAsTextAndComesBack(string formula)
    {
        var list = new AccessList([new("ABC1234", "ABC1234", ListKind.Allow)
        {
            Owner = formula, Note = "'" + formula, Other = new([KeyValuePair.Create("phone", formula)]),
        }]);
        var writer = new StringWriter();
        ListCsv.Export(list, writer);
        var cells = new List<string>();
        var reader = new CsvReader(new StringReader(writer.ToString()));
        while (reader.Read(cells))
            Assert.DoesNotContain(cells, cell => cell.Length > 0 && "=+-@＝".Contains(cell[0]));

        Assert.Equal(list.Entries, ListCsv.Import(new StringReader(writer.ToString())).Entries.Select(entry => entry with { Line = 0 }));
    }
}

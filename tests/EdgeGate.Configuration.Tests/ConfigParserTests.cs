using System.Text;
using EdgeGate.Configuration.Parsing;
using Xunit;

namespace EdgeGate.Configuration.Tests;

public sealed class ConfigParserTests
{
    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("{ \"a\": }", 1, 8)]
    [InlineData("{\n  \"a\": 1\n  \"b\": 2\n}", 3, 3)]
    [InlineData("[1, 2]", 1, 1)]
    [InlineData("{} {}", 1, 4)]
    public void Parse_BadText_SaysWhere(string text, int line, int column)
    {
        var errors = new List<ConfigError>();
        Assert.Null(ConfigParser.Parse(Encoding.UTF8.GetBytes(text), errors));
        Assert.Equal((line, column), (Assert.Single(errors).Line, errors[0].Column));
    }

    [Fact]
    public void Parse_CommentsTrailingCommasAndByteOrderMark_AreFine()
    {
        var errors = new List<ConfigError>();
        byte[] text = [.. Encoding.UTF8.Preamble, .. "{ /* a */ \"lane\": { \"name\": \"x\", }, // b\n }"u8];
        Assert.NotNull(ConfigParser.Parse(text, errors));
        Assert.Empty(errors);
    }

    [Fact]
    public void Parse_KeyTwice_IsAnErrorAtTheSecond()
    {
        var errors = new List<ConfigError>();
        ConfigParser.Parse("{ \"lane\": {\n \"name\": \"a\",\n \"name\": \"b\" } }"u8, errors);
        Assert.Equal((3, "lane.name"), (Assert.Single(errors).Line, errors[0].Key));
    }

    [Fact]
    public void Parse_ColumnsBehindWideCharacters_CountCharactersNotBytes()
    {
        var errors = new List<ConfigError>();
        var root = ConfigParser.Parse(Encoding.UTF8.GetBytes("{ \"車道\": 5 }"), errors)!;
        Assert.Equal(9, root.Members[0].Value.Column);
    }

    [Fact]
    public void Parse_DeepNesting_IsRefusedNotRecursed()
    {
        var errors = new List<ConfigError>();
        Assert.Null(ConfigParser.Parse(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 5000))), errors));
        Assert.Single(errors);
    }

    [Fact]
    public void Parse_HugeFile_IsRefused()
    {
        var errors = new List<ConfigError>();
        Assert.Null(ConfigParser.Parse(new byte[ConfigParser.MaxBytes + 10], errors));
        Assert.Contains("at most", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_HalfACharacter_SaysWhere()
    {
        var errors = new List<ConfigError>();
        Assert.Null(ConfigParser.Parse("{\n \"lane\": { \"name\": \"\\ud800\" } }"u8, errors));
        Assert.Equal((2, 20), (Assert.Single(errors).Line, errors[0].Column));
    }

    [Fact]
    public void Parse_AMegabyteOfKeys_TakesNoTimeThatGrowsWithItsSquare()
    {
        var text = new StringBuilder("{");
        for (var i = 0; text.Length < ConfigParser.MaxBytes - 100; i++)
            text.Append("\"k").Append(i).Append("\":\n0,");
        var errors = new List<ConfigError>();
        var root = ConfigParser.Parse(Encoding.UTF8.GetBytes(text.Append('}').ToString()), errors)!;
        Assert.Empty(errors);
        Assert.Equal(root.Members.Count, root.Members[^1].Value.Line - 1);
    }
}

using System.Text.Json;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary><c>edgegate read</c> keeps its contract, also with files that are no pictures.</summary>
public sealed class ReadTests
{
    private static readonly string SelfTest = Path.Combine(Binary.Root, "board/common/self-test/scene.jpg");

    [Fact]
    public void Read_SelfTestPicture_GivesItsPlate()
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(SelfTest)!, "expected.json")));
        var region = expected.RootElement.GetProperty("region").GetString()!;

        var outcome = Binary.Run("read", "--json", "--region", region, SelfTest);

        Assert.Equal(0, outcome.ExitCode);
        var plate = JsonDocument.Parse(Assert.Single(outcome.Lines)).RootElement.GetProperty("plates")[0];
        Assert.Equal(expected.RootElement.GetProperty("text").GetString(), plate.GetProperty("text").GetString());
        Assert.Equal(region, plate.GetProperty("region").GetString());
        Assert.Equal(4, plate.GetProperty("corners").GetArrayLength());
        Assert.Equal(plate.GetProperty("text").GetString()!.Length, plate.GetProperty("characters").GetArrayLength());
    }

    [Fact]
    public void Read_GoodAndBadFiles_GivesALineEachInOrderAndExitCode2()
    {
        using var folder = new TemporaryFolder();
        var jpeg = File.ReadAllBytes(SelfTest);
        string[] files =
        [
            SelfTest,
            folder.Write("empty.jpg", []),
            folder.Write("random.jpg", RandomBytes(5000)),
            folder.Write("cut off.jpg", jpeg.AsSpan(0, jpeg.Length / 2)),
            folder.Write("huge.png", Pictures.PngHeader(30000, 30000)),
            folder.Write("dot.png", Pictures.Png(1, 1)),
            folder.Write("png in disguise.jpg", Pictures.Png(64, 48)),
            Path.Combine(folder.Path, "missing.jpg"),
            SelfTest,
        ];

        var outcome = Binary.Run(["read", "--json", .. files]);

        Assert.Equal(2, outcome.ExitCode);
        var lines = outcome.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(files, lines.Select(line => line.GetProperty("file").GetString()));
        bool[] readable = [true, false, false, false, false, true, true, false, true];
        Assert.Equal(readable, lines.Select(line => line.TryGetProperty("plates", out _)));
        Assert.All(lines.Where(line => line.TryGetProperty("error", out _)), line =>
            Assert.Contains(line.GetProperty("file").GetString()!, line.GetProperty("error").GetString()!, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_Together_GivesALineForEachVehicleAndOneForWhatCannotBeUsed()
    {
        using var folder = new TemporaryFolder();

        var outcome = Binary.Run("read", "--json", "--region", "tw", "--together", "2", SelfTest, SelfTest, SelfTest,
            folder.Write("empty.jpg", []), SelfTest);

        Assert.Equal(2, outcome.ExitCode);
        var lines = outcome.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal([2, 2, 1], lines.Where(line => line.TryGetProperty("pictures", out _))
            .Select(line => line.GetProperty("pictures").GetInt32()));
        Assert.Equal([2, 1, 1], lines.Where(line => line.TryGetProperty("plates", out _))
            .Select(line => line.GetProperty("plates")[0].GetProperty("agreeing").GetInt32()));
        Assert.Contains("empty.jpg", Assert.Single(lines, line => line.TryGetProperty("error", out _)).GetProperty("error").GetString()!,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FolderWithoutPictures_SaysSoAndReadsTheOthers()
    {
        using var folder = new TemporaryFolder();
        folder.Write("notes.txt", []);

        var outcome = Binary.Run("read", "--json", "--region", "tw", folder.Path, SelfTest);

        Assert.Equal(2, outcome.ExitCode);
        var lines = outcome.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal([folder.Path, SelfTest], lines.Select(line => line.GetProperty("file").GetString()));
        Assert.StartsWith($"{folder.Path}: holds no picture", lines[0].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(lines[1].GetProperty("plates").EnumerateArray());

        // An empty folder is not a picture of a vehicle.
        var together = Binary.Run("read", "--region", "tw", "--together", "2", SelfTest, folder.Path, SelfTest);

        Assert.Equal(2, together.ExitCode);
        Assert.StartsWith($"{SelfTest} and 1 more: ", Assert.Single(together.Lines), StringComparison.Ordinal);
        Assert.Contains("holds no picture", together.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OneLook_TakesTheCornersAsTheyAreFoundFirst()
    {
        var again = Binary.Run("read", "--json", "--region", "tw", SelfTest);
        var once = Binary.Run("read", "--json", "--region", "tw", "--one-look", SelfTest);

        var (closer, first) = (Plate(again), Plate(once));
        Assert.Equal(closer.GetProperty("text").GetString(), first.GetProperty("text").GetString());
        Assert.NotEqual(closer.GetProperty("corners").GetRawText(), first.GetProperty("corners").GetRawText());

        static JsonElement Plate(Outcome outcome) => JsonDocument.Parse(Assert.Single(outcome.Lines)).RootElement.GetProperty("plates")[0];
    }

    [Fact]
    public void Read_Float32_SameTextByOtherArithmetic()
    {
        var rounded = Binary.Run("read", "--json", "--region", "tw", SelfTest);
        var exact = Binary.Run("read", "--json", "--region", "tw", "--precision", "fp32", SelfTest);

        var (shipped, compared) = (Plate(rounded), Plate(exact));
        Assert.Equal(shipped.GetProperty("text").GetString(), compared.GetProperty("text").GetString());
        Assert.NotEqual(shipped.GetProperty("corners").GetRawText(), compared.GetProperty("corners").GetRawText());

        static JsonElement Plate(Outcome outcome) => JsonDocument.Parse(Assert.Single(outcome.Lines)).RootElement.GetProperty("plates")[0];
    }

    [Theory]
    [InlineData("--together", "0", "1 to 1000")]
    [InlineData("--enhance-below", "201", "vision.enhanceBelowHeight")]
    [InlineData("--enhance-below", "NaN", "vision.enhanceBelowHeight")]
    [InlineData("--precision", "int4", "vision.precision")]
    public void Read_ValueOutOfRange_NamesTheRange(string option, string value, string said)
    {
        var outcome = Binary.Run("read", option, value, SelfTest);

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains(said, outcome.Output + outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnknownRegion_NamesItAndFails()
    {
        var outcome = Binary.Run("read", "--region", "qq", SelfTest);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("qq", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoFile_ExplainsItself()
    {
        var outcome = Binary.Run("read", "--json");
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("FILE", outcome.Output + outcome.Error, StringComparison.Ordinal);
    }

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(7).NextBytes(bytes);
        return bytes;
    }
}

using EdgeGate.Domain.Inference;
using EdgeGate.Vision.Models.Json;
using EdgeGate.Vision.Recognition;
using EdgeGate.Vision.Tests.Doubles;
using Xunit;

namespace EdgeGate.Vision.Tests.Recognition;

public sealed class PlateDecoderTests
{
    private const int Steps = 24;

    private static readonly Dictionary<string, FormatDocument[]> Formats = new()
    {
        ["tw"] = [new() { Pattern = "LLLDDDD", Weight = 1 }, new() { Pattern = "DDDDLL", Weight = 0.5f }],
        ["cn"] = [new() { Pattern = "PLAAAAA", Weight = 1 }],
        ["cn-bj"] = [new() { Pattern = "{京}LDDDDD", Weight = 1 }],
        ["tn"] = [new() { Pattern = "DD[T]DDDD", Weight = 1 },
            new() { Pattern = "DDDDDD[T]", Weight = 0.3f, Order = [4, 5, 6, 0, 1, 2, 3] }],
    };

    [Fact]
    public void Decode_PlainText_ReadsItWithConfidence()
    {
        var reading = Read(new LogitSheet(Steps).Write(1, "ABC1234"), "tw");

        Assert.Equal("ABC1234", Text(reading.Best));
        Assert.Equal("tw", reading.Best.Region);
        Assert.InRange(reading.Confidence, 0.9, 1);
    }

    [Fact]
    public void Decode_RepeatedCharacters_AreKept() =>
        Assert.Equal("AAB1122", Text(Read(new LogitSheet(Steps).Write(1, "AAB1122"), "tw").Best));

    [Fact]
    public void Decode_CharacterOverTwoSteps_IsOne()
    {
        var sheet = new LogitSheet(Steps).Write(2, "BC1234").Put(0, ('A', 0.6)).Put(1, ('A', 0.98));

        Assert.Equal("ABC1234", Text(Read(sheet, "tw").Best));
    }

    [Fact]
    public void Decode_TwoLines_ReadsTheUpperFirst()
    {
        // The upper line's columns are the first half of the sequence.
        var sheet = new LogitSheet(Steps).Write(4, "ABC").Write(13, "5678");

        Assert.Equal("ABC5678", Text(Read(sheet, "tw").Best));
    }

    [Theory]
    [InlineData("73T4019")]
    [InlineData("401973T")]
    public void Decode_PartReadFirstStandsBelow_IsReadFirst(string standing)
    {
        var text = Read(new LogitSheet(Steps).Write(1, standing), "tn").Best;

        Assert.Equal(standing, Text(text));
        Assert.Equal("73T4019", string.Concat(Enumerable.Range(0, text.Length).Select(place => Text(text)[text.PositionAt(place)])));
    }

    [Theory]
    [InlineData(4, 5, 6, 0, 1, 2)]
    [InlineData(4, 5, 6, 0, 1, 2, 2)]
    [InlineData(4, 5, 6, 0, 1, 2, 7)]
    public void From_OrderThatLosesACharacter_IsRefusedByName(params int[] order)
    {
        var formats = new Dictionary<string, FormatDocument[]> { ["tn"] = [new() { Pattern = "DDDDDD[T]", Order = order }] };

        var fault = Assert.Throws<InferenceFaultException>(() => FormatSet.From("formats.json", formats, Manifests.Alphabet, ["tn", "none"],
            []));

        Assert.Contains("'DDDDDD[T]'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("formats.json", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_LetterLikeDigit_IsPutRightByTheFormat()
    {
        var sheet = new LogitSheet(Steps).Write(1, "ABC1234").Put(3, ('8', 0.7), ('B', 0.29));

        var reading = Read(sheet, "tw");

        Assert.Equal("ABC1234", Text(reading.Best));
        Assert.Equal("A8C1234", Text(reading.Free));
        Assert.InRange(reading.Confidence, 0.5, 0.999);
    }

    [Fact]
    public void Decode_FaintExtraCharacter_IsDroppedByTheFormat()
    {
        var sheet = new LogitSheet(Steps).Write(1, "ABC1234").Put(18, ('1', 0.6));

        var reading = Read(sheet, "tw");

        Assert.Equal("ABC1234", Text(reading.Best));
        Assert.Equal("ABC12341", Text(reading.Free));
    }

    [Fact]
    public void Decode_ForeignPlate_IsNotForcedIntoTheRegion()
    {
        var reading = Read(new LogitSheet(Steps).Write(1, "XY12ZQW9", 0.999), "tw");

        Assert.Equal("XY12ZQW9", Text(reading.Best));
        Assert.Null(reading.Best.Region);
    }

    [Fact]
    public void From_PartOfACountry_IsAskedForByTheCountrysClass()
    {
        var set = FormatSet.From("formats.json", Formats, Manifests.Alphabet, ["tw", "cn", "none"], ["cn-bj"]);

        var pattern = Assert.Single(set.Patterns);
        Assert.Equal(("cn-bj", 1), (pattern.Region, pattern.RegionIndex));
    }

    [Fact]
    public void From_NoRegionGiven_TakesCountriesAndNotTheirPartsTwice() =>
        Assert.DoesNotContain(FormatSet.From("formats.json", Formats, Manifests.Alphabet, ["tw", "cn", "none"], []).Patterns,
            p => p.Region == "cn-bj");

    [Fact]
    public void From_UnknownPartOfACountry_OffersThePartsThatThereAre()
    {
        var fault = Assert.Throws<InferenceFaultException>(() => FormatSet.From("formats.json", Formats, Manifests.Alphabet,
            ["tw", "cn", "none"], ["cn-zz"]));

        Assert.Equal("region 'cn-zz' has no plate formats in formats.json; known: cn-bj", fault.Message);
    }

    [Theory]
    [InlineData("tw", "", "vision.regions and --region: the recogniser reader 1 (reader.onnx) ships no plate formats")]
    [InlineData("", "{FH}DDD", "vision.formats: the recogniser reader 1 (reader.onnx) ships no plate formats")]
    public void Load_RecogniserWithoutFormats_RefusesWhatWouldBeDropped(string region, string own, string message)
    {
        var fault = Assert.Throws<InferenceFaultException>(() => FormatSet.Load(Manifests.Recogniser(), Some(region), Some(own)));

        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
        Assert.Contains("leave them out, or use the models that came with the program", fault.Message, StringComparison.Ordinal);

        static string[] Some(string text) => text.Length > 0 ? [text] : [];
    }

    [Fact]
    public void Load_RecogniserWithoutFormatsAndNothingChosen_ReadsWithoutThem() =>
        Assert.Empty(FormatSet.Load(Manifests.Recogniser(), [], []).Patterns);

    [Fact]
    public void Decode_FormatOfOnesOwn_CountsInFullBesideTheRegions()
    {
        var sheet = new LogitSheet(Steps).Write(1, "FH123").Put(5, ('I', 0.7), ('1', 0.29));
        var reading = new CropReading(Manifests.Ctc(Steps), 3);
        reading.Lattice.Load(sheet.Values);
        new PlateDecoder(Manifests.Ctc(Steps),
            FormatSet.From("formats.json", Formats, Manifests.Alphabet, ["tw", "cn", "none"], ["tw"], ["{FH}DDD"])).Decode(reading);

        Assert.Equal("FH123", Text(reading.Best));
        Assert.Equal(FormatPattern.Own, reading.Best.Region);
        Assert.NotEqual("FH123", Text(Read(sheet, "tw").Best));
    }

    [Fact]
    public void Decode_NoRegionGiven_TakesTheFormatOfAny()
    {
        var reading = Read(new LogitSheet(Steps).Write(1, "皖A12345"));

        Assert.Equal("皖A12345", Text(reading.Best));
        Assert.Equal("cn", reading.Best.Region);
    }

    [Fact]
    public void Decode_TwoLikelyCharacters_SharesTheConfidence()
    {
        var sheet = new LogitSheet(Steps).Write(1, "ABC1234", 0.9999).Put(7, ('1', 0.55), ('7', 0.4499));

        var reading = Read(sheet, "tw");

        Assert.InRange(reading.Confidence, 0.5, 0.6);
        Assert.Equal('7', Manifests.Alphabet[reading.Best.RankedAt(3)[1]]);
        Assert.Equal(0.45f, reading.Best.SharesAt(3)[1], 0.01f);
    }

    [Fact]
    public void Decode_Nothing_IsEmptyWithoutConfidence()
    {
        var reading = Read(new LogitSheet(Steps), "tw");

        Assert.Equal(0, reading.Best.Length);
        Assert.Equal(0, reading.Confidence);
    }

    [Fact]
    public void Decode_RandomLogits_EndsWithProbabilitiesInRange()
    {
        var random = new Random(5);
        var (lattice, decoder) = (new CropReading(Manifests.Ctc(Steps), 3), Decoder("tw"));
        var logits = new float[Steps * Manifests.Alphabet.Length];
        for (var n = 0; n < 200; n++)
        {
            for (var i = 0; i < logits.Length; i++)
                logits[i] = (float)(random.NextDouble() * 12 - 6);
            lattice.Lattice.Load(logits);
            decoder.Decode(lattice);

            Assert.InRange(lattice.Confidence, 0, 1.0001);
        }
    }

    [Fact]
    public void Decode_Repeatedly_AllocatesNothing()
    {
        var (reading, decoder) = (new CropReading(Manifests.Ctc(Steps), 3), Decoder());
        var sheet = new LogitSheet(Steps).Write(1, "ABC1234").Put(3, ('8', 0.7), ('B', 0.29));
        reading.Lattice.Load(sheet.Values);
        decoder.Decode(reading);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var n = 0; n < 10; n++)
        {
            reading.Lattice.Load(sheet.Values);
            decoder.Decode(reading);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    internal static CropReading Read(LogitSheet sheet, params string[] regions)
    {
        var reading = new CropReading(Manifests.Ctc(Steps), 3);
        reading.Lattice.Load(sheet.Values);
        Decoder(regions).Decode(reading);
        return reading;
    }

    internal static string Text(DecodedText text) => string.Concat(text.Classes.ToArray().Select(c => Manifests.Alphabet[c]));

    private static PlateDecoder Decoder(params string[] regions) =>
        new(Manifests.Ctc(Steps), FormatSet.From("formats.json", Formats, Manifests.Alphabet, ["tw", "cn", "none"], regions));
}

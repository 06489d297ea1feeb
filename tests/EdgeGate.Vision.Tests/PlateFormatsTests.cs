using EdgeGate.Domain.Inference;
using EdgeGate.Vision.Models;
using EdgeGate.Vision.Recognition;
using EdgeGate.Vision.Tests.Doubles;
using Xunit;

namespace EdgeGate.Vision.Tests;

public sealed class PlateFormatsTests
{
    private static string Root => Environment.GetEnvironmentVariable("EDGEGATE_ROOT") ?? FindRoot();

    [Theory]
    [InlineData("us", true)]
    [InlineData("us-mo", true)]
    [InlineData("kr-11", true)]
    [InlineData("au-nsw", true)]
    [InlineData("US", false)]
    [InlineData("us-", false)]
    [InlineData("us-MO", false)]
    [InlineData("us-miss", false)]
    [InlineData("us-m-o", false)]
    [InlineData("usa", false)]
    [InlineData("", false)]
    public void IsRegion_Code_IsACountryOrAPartOfOne(string code, bool expected) => Assert.Equal(expected, PlateFormats.IsRegion(code));

    [Fact]
    public void RegionsOf_ShippedRecogniser_KnowsEveryStateOfTheUnitedStates()
    {
        var manifest = ManifestReader.Load(Path.Combine(Root, "models", "plate-recogniser"), ModelTask.Recognise, "int8");

        var regions = PlateFormats.RegionsOf(manifest);

        Assert.Equal(51, regions.Count(r => r.StartsWith("us-", StringComparison.Ordinal)));
        Assert.All(regions, r => Assert.True(PlateFormats.IsRegion(r), r));
        Assert.All(manifest.Regions.SkipLast(1), country => Assert.Contains(country, regions));
    }

    [Fact]
    public void Of_RecogniserWithoutFormats_SaysSoAndWhatToDo()
    {
        var fault = Assert.Throws<InferenceFaultException>(() => PlateFormats.Of(Manifests.Recogniser(), "tw"));

        Assert.StartsWith("region 'tw': the recogniser reader 1 (reader.onnx) ships no plate formats", fault.Message,
            StringComparison.Ordinal);
        Assert.Contains("use the models that came with the program", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LLLDDDD", true)]
    [InlineData("{FH}[1-9]A", true)]
    [InlineData("PH", true)]
    [InlineData("", false)]
    [InlineData("LL-DD", false)]
    [InlineData("[]D", false)]
    [InlineData("{AB", false)]
    [InlineData("lll", false)]
    public void IsPattern_Text_IsAFormatAsItIsWritten(string text, bool expected) => Assert.Equal(expected, PlateFormats.IsPattern(text));

    [Fact]
    public void Offer_UnknownState_NamesTheCountrysStates() =>
        Assert.Equal("us-il, us-mo", PlateFormats.Offer(["de", "us", "us-mo", "us-il"], "us-zz"));

    [Theory]
    [InlineData("uk", "did you mean gb?")]
    [InlineData("ger", "did you mean de?")]
    [InlineData("usa", "known: de, gb")]
    [InlineData("zz", "known: de, gb")]
    public void Hint_CodeOfAnotherCustom_NamesTheOneThatIsMeantWhereItIsKnown(string region, string hint) =>
        Assert.Equal(hint, PlateFormats.Hint(["gb", "de"], region));

    [Fact]
    public void Offer_UnknownCountry_NamesTheCountries() => Assert.Equal("de, us", PlateFormats.Offer(["us", "us-mo", "de"], "zz"));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EdgeGate.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("run from inside a checkout, or set EDGEGATE_ROOT");
        return folder;
    }
}

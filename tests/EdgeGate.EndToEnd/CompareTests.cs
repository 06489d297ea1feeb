using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>
/// <c>edgegate compare</c> looks at each of the four models: one that says something else is refused, and its figure shows which.
/// </summary>
public sealed partial class CompareTests
{
    /// <summary>The folder of a model, and what its figures are called.</summary>
    public static TheoryData<string, string, string[]> Models
    {
        get
        {
            var data = new TheoryData<string, string, string[]>();
            foreach (var vendor in new[] { "sophgo", "rockchip" })
            {
                data.Add(vendor, "plate-detector", ["score", "corners"]);
                data.Add(vendor, "plate-recogniser", ["characters", "region"]);
                data.Add(vendor, "plate-aligner", ["aligner"]);
                data.Add(vendor, "plate-super-resolution", ["super-resolution"]);
            }

            return data;
        }
    }

    [Theory]
    [InlineData("sophgo")]
    [InlineData("rockchip")]
    public void Compare_SameModels_AreGoodInEveryFigure(string vendor)
    {
        using var folder = new TemporaryFolder();

        var outcome = Compare(NpuLane.Models(folder, vendor));

        Assert.Equal(0, outcome.ExitCode);
        var figures = Figures(outcome, vendor, "ok");
        Assert.Equal(["aligner", "characters", "corners", "region", "score", "super-resolution"], figures.Keys.Order());
        Assert.All(figures, figure => Assert.True(figure.Value < 0.001, $"{figure}"));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Compare_OneModelThatSaysSomethingElse_IsRefusedAndItsFigureShowsWhich(string vendor, string model, string[] named)
    {
        using var folder = new TemporaryFolder();

        var outcome = Compare(NpuLane.ModelsWith(folder, vendor, model, "noise=0.5"));

        Assert.NotEqual(0, outcome.ExitCode);
        var apart = Figures(outcome, vendor, "REFUSED").Where(figure => figure.Value > 0.001).Select(figure => figure.Key);
        Assert.Equal(named.Order(), apart.Order());
    }

    [Fact]
    public void Compare_NothingToCompare_SaysWhatToInstallAndFails()
    {
        var outcome = Binary.RunWith(new Dictionary<string, string> { ["EDGEGATE_RKNNRT"] = "/nowhere/librknnrt.so" }, "compare",
            "--models", Path.Combine(Binary.Root, "models"));

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains(outcome.Lines, line => line.StartsWith("-        rockchip: ", StringComparison.Ordinal));
    }

    private static Outcome Compare(string models) => Binary.RunWith(NpuLane.Environment(), "compare", "--models", models);

    private static Dictionary<string, double> Figures(Outcome outcome, string vendor, string verdict)
    {
        var line = Assert.Single(outcome.Lines,
            line => line.StartsWith(verdict, StringComparison.Ordinal) && line.Contains(vendor, StringComparison.Ordinal));
        return Figure().Matches(line).ToDictionary(match => match.Groups[1].Value,
            match => double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"(score|corners|characters|region|aligner|super-resolution) (\d+\.\d+)")]
    private static partial Regex Figure();
}

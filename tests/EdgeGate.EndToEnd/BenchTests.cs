using System.Text.Json;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>What <c>edgegate bench</c> prints is whole, and the one figure that no machine may change is asserted. Times are not.</summary>
public sealed class BenchTests
{
    [Fact]
    public void Bench_SteadyState_AllocatesNothing()
    {
        var outcome = Binary.Run("bench", "--json", "--frames", "50");

        Assert.Equal(0, outcome.ExitCode);
        var result = JsonDocument.Parse(outcome.Output).RootElement;
        Assert.Equal(0, result.GetProperty("allocatedPerFrame").GetDouble());
        Assert.All(["detect", "rectify", "recognise", "enhanceNet", "enhanceAround", "frameToDecision", "startToFirstFrame",
            "residentMegabytes"], name => Assert.True(result.GetProperty(name).GetDouble() > 0, name));
    }
}

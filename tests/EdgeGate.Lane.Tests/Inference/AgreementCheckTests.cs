using EdgeGate.Domain;
using EdgeGate.Domain.Inference;
using EdgeGate.Lane.Inference;
using EdgeGate.Platform;
using EdgeGate.Vision;
using EdgeGate.Vision.Agreement;
using EdgeGate.Vision.Options;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.Lane.Tests.Inference;

/// <summary>The bound of an agreement rests on this: two roundings of the shipped models lie within it, with room.</summary>
public sealed class AgreementCheckTests(ITestOutputHelper output)
{
    [Fact]
    public void Compare_Float32TwinsOfTheShippedModels_AreWithinTwoThirdsOfTheBoundAndNotTheSame()
    {
        using var platform = new MachinePlatform(TimeProvider.System, InferenceLimits.Patient);
        using var rounded = Open(platform, "int8");
        using var exact = Open(platform, "fp32");

        var agreement = new AgreementCheck(platform.Imaging, Path.Combine(Root, "board/common/self-test/scene.jpg"), rounded)
            .Compare(exact);

        output.WriteLine($"NOTE float32 twins: {agreement}; at most {ModelAgreement.Bound}");
        var bound = ModelAgreement.Bound;
        (double Of, double Most)[] figures =
        [
            (agreement.Score, bound.Score), (agreement.Corners, bound.Corners), (agreement.Characters, bound.Characters),
            (agreement.Region, bound.Region),
            (agreement.Offsets!.Value, bound.Offsets!.Value), (agreement.Details!.Value, bound.Details!.Value),
        ];
        Assert.All(figures, figure => Assert.InRange(figure.Of, 1e-4, figure.Most * 0.67));
    }

    private static string Root => Environment.GetEnvironmentVariable("EDGEGATE_ROOT") ?? FindRoot();

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EdgeGate.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("EdgeGate.sln is in no parent folder; set EDGEGATE_ROOT");
        return folder;
    }

    private static PlateVision Open(IPlatform platform, string precision) => PlateVision.Open(
        platform.Inference.First(backend => backend.IsCpu), platform.Imaging, Path.Combine(Root, "models"),
        new VisionOptions { Precision = precision },
        TimeProvider.System, NullLogger.Instance);
}

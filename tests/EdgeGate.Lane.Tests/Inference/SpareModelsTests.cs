using EdgeGate.Lane.Inference;
using Xunit;

namespace EdgeGate.Lane.Tests.Inference;

/// <summary>The copy of the models that a lane falls back to when a file of theirs goes bad.</summary>
[Trait("suite", "hard")]
public sealed class SpareModelsTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(Environment.GetEnvironmentVariable("EDGEGATE_ROOT") ?? throw new InvalidOperationException("EDGEGATE_ROOT is not set; run tests/run.sh"), "models");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("edgegate spare models ");
    private readonly string _models;
    private readonly SpareModels _spare;

    public SpareModelsTests()
    {
        _models = Path.Combine(_folder.FullName, "models");
        foreach (var file in Directory.GetFiles(Shipped, "*", SearchOption.AllDirectories)
            .Where(file => file.Contains("/plate-", StringComparison.Ordinal)))
        {
            var target = Path.Combine(_models, Path.GetRelativePath(Shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        _spare = new(Path.Combine(_folder.FullName, "last-good-models"), "int8");
    }

    private string Model => Directory.GetFiles(Path.Combine(_models, "plate-detector"), "*.int8.onnx").Single();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Keep_WholeModels_CopiedOnceAndAgainWhenTheyChange()
    {
        Assert.Null(_spare.Keep(_models));
        var kept = Path.Combine(_folder.FullName, "last-good-models", Path.GetRelativePath(_models, Model));
        Assert.Equal(File.ReadAllBytes(Model), File.ReadAllBytes(kept));
        var written = File.GetLastWriteTimeUtc(kept);
        Assert.Null(_spare.Keep(_models));
        Assert.Equal(written, File.GetLastWriteTimeUtc(kept));

        File.AppendAllText(kept, "x");
        Assert.Null(_spare.Keep(_models));
        Assert.Equal(File.ReadAllBytes(Model), File.ReadAllBytes(kept));
    }

    [Fact]
    public void Keep_DamagedModels_TheGoodCopyStays()
    {
        Assert.Null(_spare.Keep(_models));
        File.AppendAllText(Model, "x");

        Assert.Contains("plate-detector", _spare.Keep(_models)!.English);
        Assert.True(_spare.IsThere);
        Assert.NotEqual(File.ReadAllBytes(Model),
            File.ReadAllBytes(Path.Combine(_folder.FullName, "last-good-models", Path.GetRelativePath(_models, Model))));
    }

    [Fact]
    public void Keep_NowhereToWrite_SaysSoAndThrowsNothing()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "file"), "");

        Assert.Contains("no copy", new SpareModels(Path.Combine(_folder.FullName, "file", "spare"), "int8").Keep(_models)!.English);
    }
}

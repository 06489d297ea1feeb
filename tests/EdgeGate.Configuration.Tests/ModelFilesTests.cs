using System.Text.Json.Nodes;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Vision.Options;
using Xunit;

namespace EdgeGate.Configuration.Tests;

public sealed class ModelFilesTests
{
    [Theory]
    [InlineData("tw", "", "vision.regions")]
    [InlineData("", "{FH}DDD", "vision.formats")]
    [InlineData("tw", "{FH}DDD", "vision.regions vision.formats")]
    [InlineData("", "", "")]
    public void Check_RecogniserWithoutFormats_NamesEachKeyThatItWouldDrop(string region, string own, string keys)
    {
        var folder = Directory.CreateTempSubdirectory("edgegate-models-").FullName;
        try
        {
            var vision = new VisionOptions { Regions = region.Length > 0 ? [region] : [], Formats = own.Length > 0 ? [own] : [] };
            var errors = new List<ConfigError>();

            ModelFiles.Check(new EdgeGateOptions { Lane = new() { Models = WithoutFormats(folder) }, Vision = vision }, errors);

            Assert.Equal(keys, string.Join(' ', errors.Select(error => error.Key)));
            Assert.All(errors, error => Assert.Contains("ships no plate formats", error.Message, StringComparison.Ordinal));
            Assert.All(errors, error => Assert.Contains("leave them out, or use the models that came with the program", error.Message,
                StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The shipped models, but for the recogniser's file of formats.</summary>
    private static string WithoutFormats(string to)
    {
        foreach (var model in (string[])["plate-detector", "plate-recogniser"])
        {
            Directory.CreateDirectory(Path.Combine(to, model));
            foreach (var file in Directory.GetFiles(Path.Combine(Root(), "models", model)))
                File.Copy(file, Path.Combine(to, model, Path.GetFileName(file)));
        }

        var path = Path.Combine(to, "plate-recogniser", "manifest.json");
        var manifest = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        Assert.True(manifest.Remove("formats"));
        File.WriteAllText(path, manifest.ToJsonString());
        return to;
    }

    private static string Root()
    {
        if (Environment.GetEnvironmentVariable("EDGEGATE_ROOT") is { } given)
            return given;
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EdgeGate.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("run from inside a checkout, or set EDGEGATE_ROOT");
        return folder;
    }
}

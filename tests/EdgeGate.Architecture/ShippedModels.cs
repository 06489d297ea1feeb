using System.Security.Cryptography;
using System.Text.Json;
using Xunit;

namespace EdgeGate.Architecture;

/// <summary>What is said of a model is true of its file.</summary>
public sealed class ShippedModels
{
    public static TheoryData<string> Manifests =>
        [.. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "models"), "manifest.json", SearchOption.AllDirectories)
            .Select(SourceTree.Relative)];

    [Fact]
    public void Models_Always_IncludeADetectorAndARecogniser()
    {
        var tasks = Manifests.Select(row => Read(row.Data).GetProperty("task").GetString()).ToHashSet();
        Assert.Superset(new HashSet<string?> { "detect", "recognise" }, tasks);
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Manifest_Always_GivesTheHashOfItsFiles(string manifest)
    {
        foreach (var file in Read(manifest).GetProperty("files").EnumerateArray())
        {
            var path = Path.Combine(SourceTree.Root, Path.GetDirectoryName(manifest)!, file.GetProperty("path").GetString()!);
            Assert.Equal(file.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
        }
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Manifest_Always_HasAModelCardBesideIt(string manifest) =>
        Assert.True(File.Exists(Path.Combine(SourceTree.Root, Path.GetDirectoryName(manifest)!, "MODEL_CARD.md")));

    private static JsonElement Read(string manifest) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, manifest))).RootElement;
}

using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>Models that are missing, damaged or of another version are refused by name.</summary>
public sealed class ModelTests
{
    private static readonly string SelfTest = Path.Combine(Binary.Root, "board/common/self-test/scene.jpg");

    [Fact]
    public void Read_NoModels_NamesTheFolder() => AssertRefused(_ => { }, "plate-detector", copy: false);

    [Fact]
    public void Read_ManifestOfAnotherVersion_SaysSo() => AssertRefused(
        models => Replace(Path.Combine(models, "plate-detector/manifest.json"), "\"schema\": 1", "\"schema\": 99"), "99");

    [Fact]
    public void Read_DamagedModel_IsRefusedByItsHash() => AssertRefused(
        models =>
        {
            var file = Directory.EnumerateFiles(Path.Combine(models, "plate-recogniser"), "*.onnx").First();
            var bytes = File.ReadAllBytes(file);
            bytes[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(file, bytes);
        }, "sha256");

    [Fact]
    public void Read_TruncatedManifest_SaysWhere() => AssertRefused(
        models =>
        {
            var file = Path.Combine(models, "plate-recogniser/manifest.json");
            File.WriteAllBytes(file, File.ReadAllBytes(file).AsSpan(0, 100).ToArray());
        }, "manifest.json");

    private static void AssertRefused(Action<string> damage, string word, bool copy = true)
    {
        using var folder = new TemporaryFolder();
        var models = Directory.CreateDirectory(Path.Combine(folder.Path, "models")).FullName;
        if (copy)
            Copy(Path.Combine(Path.GetDirectoryName(Binary.File)!, "models"), models);
        damage(models);

        var outcome = Binary.Run("read", "--models", models, SelfTest);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(word, outcome.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(models, outcome.Error, StringComparison.Ordinal);
    }

    private static void Replace(string file, string old, string with)
    {
        var text = File.ReadAllText(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(old, with, StringComparison.Ordinal));
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}

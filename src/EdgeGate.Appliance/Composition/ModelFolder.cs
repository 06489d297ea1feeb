using System.Text.Json;

namespace EdgeGate.Appliance.Composition;

/// <summary>Says what models a folder holds.</summary>
internal static class ModelFolder
{
    /// <summary>A line for each model: name, version, size.</summary>
    internal static IEnumerable<string> Describe(string folder)
    {
        if (!Directory.Exists(folder))
        {
            yield return $"models: no folder {folder}";
            yield break;
        }

        foreach (var manifest in Directory.EnumerateFiles(folder, "manifest.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
            yield return Describe(Path.GetDirectoryName(manifest)!, manifest);
    }

    private static string Describe(string folder, string manifest)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(manifest));
            var root = json.RootElement;
            var files = root.GetProperty("files").EnumerateArray()
                .Select(file => file.GetProperty("path").GetString()!)
                .Select(file => $"{file}, {new FileInfo(Path.Combine(folder, file)).Length / 1024} KiB");
            return $"model {root.GetProperty("name").GetString()} {root.GetProperty("version").GetString()}: {string.Join("; ", files)}";
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException
            or InvalidOperationException or KeyNotFoundException)
        {
            return $"model in {folder}: not readable ({e.Message})";
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace EdgeGate.EndToEnd;

/// <summary>A lane whose models run "on" the NPU of a vendor: on a double of its runtime, which computes with ONNX Runtime.</summary>
internal static class NpuLane
{
    /// <summary>Folder of the doubles, which tests/run.sh builds.</summary>
    private static readonly string Doubles = System.Environment.GetEnvironmentVariable("EDGEGATE_DOUBLES")
        ?? throw new InvalidOperationException("EDGEGATE_DOUBLES is not set; run tests/run.sh e2e");

    /// <summary>The environment of a program that finds the doubles as it would find the vendors' runtimes.</summary>
    /// <param name="fault">What the double acts out; empty: nothing.</param>
    internal static Dictionary<string, string> Environment(string fault = "") => new()
    {
        ["EDGEGATE_BMLIB"] = Path.Combine(Doubles, "libbmlib_double.so"),
        ["EDGEGATE_BMRT"] = Path.Combine(Doubles, "libbmrt_double.so"),
        ["EDGEGATE_RKNNRT"] = Path.Combine(Doubles, "librknnrt_double.so"),
        ["EDGEGATE_DOUBLE_FAULT"] = fault,
    };

    /// <summary>A copy of the shipped models with a file for the vendor's double in each.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="vendor">A backend's name.</param>
    /// <param name="properties">Of the double's files, for example <c>noise=0.5</c>.</param>
    internal static string Models(TemporaryFolder folder, string vendor, params string[] properties) =>
        ModelsWith(folder, vendor, "plate-", properties);

    /// <summary>The same, with the properties given to one model only.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="vendor">A backend's name.</param>
    /// <param name="model">What its folder's name begins with.</param>
    /// <param name="properties">Of that model's file.</param>
    internal static string ModelsWith(TemporaryFolder folder, string vendor, string model, params string[] properties)
    {
        var models = Path.Combine(folder.Path, "models");
        foreach (var source in Directory.EnumerateDirectories(Path.Combine(Binary.Root, "models"), "plate-*"))
        {
            var target = Directory.CreateDirectory(Path.Combine(models, Path.GetFileName(source))).FullName;
            foreach (var file in Directory.EnumerateFiles(source))
                File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
            AddConverted(target, vendor, Path.GetFileName(source).StartsWith(model, StringComparison.Ordinal) ? properties : []);
        }

        return models;
    }

    private static void AddConverted(string model, string vendor, string[] properties)
    {
        var path = Path.Combine(model, "manifest.json");
        var manifest = JsonNode.Parse(File.ReadAllText(path))!;
        var files = manifest["files"]!.AsArray();
        var onnx = files.First(file => (string?)file!["precision"] == "int8")!;
        byte[] converted =
        [
            .. Encoding.UTF8.GetBytes($"edgegate-double {vendor}\n{string.Concat(properties.Select(property => property + "\n"))}\n"),
            .. File.ReadAllBytes(Path.Combine(model, (string)onnx["path"]!)),
        ];
        var name = $"converted.{vendor}";
        File.WriteAllBytes(Path.Combine(model, name), converted);
        var entry = new JsonObject
        {
            ["path"] = name, ["precision"] = "int8", ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(converted)),
            ["backend"] = vendor,
        };
        if (vendor == "rockchip")
            entry["input"] = new JsonObject { ["layout"] = "nhwc" };
        files.Add(entry);
        File.WriteAllText(path, manifest.ToJsonString());
    }
}

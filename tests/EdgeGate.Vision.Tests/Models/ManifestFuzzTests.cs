using System.Text.Json.Nodes;
using EdgeGate.Domain.Inference;
using EdgeGate.Vision.Models;
using Xunit;

namespace EdgeGate.Vision.Tests.Models;

/// <summary>
/// A manifest is a file that anybody may have edited: whatever it holds, it is read or refused by name. EDGEGATE_FUZZ_ROUNDS sets how
/// many are tried.
/// </summary>
public sealed class ManifestFuzzTests : IDisposable
{
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("EDGEGATE_FUZZ_ROUNDS"), out var rounds) ? rounds
        : 1000;

    private readonly ModelFolder _models = new();

    [Fact]
    public void Load_ValuesOfOtherKinds_AreReadOrRefused()
    {
        var refused = Try((random, text) =>
        {
            var tree = JsonNode.Parse(text)!;
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                Disturb(random, tree);
            return System.Text.Encoding.UTF8.GetBytes(tree.ToJsonString());
        });

        Assert.InRange(refused, Rounds / 4, Rounds * 2);
    }

    [Fact]
    public void Load_DamagedBytes_AreReadOrRefused()
    {
        var refused = Try((random, text) =>
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(text);
            for (var changes = random.Next(1, 5); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            return random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
        });

        Assert.InRange(refused, Rounds / 4, Rounds * 2);
    }

    /// <inheritdoc/>
    public void Dispose() => _models.Dispose();

    private int Try(Func<Random, string, byte[]> damage)
    {
        var random = new Random(11);
        var refused = 0;
        foreach (var (folder, task) in new[] { (_models.Detector, ModelTask.Detect), (_models.Recogniser, ModelTask.Recognise) })
        {
            var path = Path.Combine(folder, "manifest.json");
            var whole = WithAccelerator(File.ReadAllText(path));
            for (var round = 0; round < Rounds; round++)
            {
                File.WriteAllBytes(path, damage(random, whole));
                foreach (var accelerator in new[] { null, "rockchip" })
                {
                    try
                    {
                        Assert.All(ManifestReader.LoadFor(accelerator, folder, task), manifest => Assert.True(manifest.Input.Width >= 8));
                    }
                    catch (InferenceFaultException fault)
                    {
                        Assert.Contains(folder, fault.Message);
                        refused += accelerator is null ? 1 : 0;
                    }
                }
            }
        }

        return refused;
    }

    private static string WithAccelerator(string manifest)
    {
        var tree = JsonNode.Parse(manifest)!;
        var converted = tree["files"]![0]!.DeepClone();
        converted["backend"] = "rockchip";
        converted["chip"] = "rk3588";
        converted["input"] = new JsonObject { ["layout"] = "nhwc", ["type"] = "uint8", ["normalise"] = "none" };
        tree["files"]!.AsArray().Add(converted);
        return tree.ToJsonString();
    }

    private static void Disturb(Random random, JsonNode tree)
    {
        var places = new List<(JsonNode Parent, string? Key, int Index)>();
        Collect(tree, places);
        var (parent, key, index) = places[random.Next(places.Count)];
        JsonNode? value = random.Next(11) switch
        {
            0 => null,
            1 => JsonValue.Create(random.Next(-3, 300)),
            2 => JsonValue.Create(int.MaxValue),
            3 => JsonValue.Create(1e300),
            4 => JsonValue.Create(""),
            5 => JsonValue.Create("../../etc/passwd"),
            6 => JsonValue.Create(new string('x', 300)),
            7 => new JsonArray(),
            8 => new JsonArray(null, 1, "a"),
            9 => new JsonObject(),
            _ => JsonValue.Create(true),
        };
        if (parent is JsonObject members)
            members[key!] = value;
        else
            parent.AsArray()[index] = value;
    }

    private static void Collect(JsonNode node, List<(JsonNode Parent, string? Key, int Index)> places)
    {
        if (node is JsonObject members)
        {
            foreach (var (key, value) in members)
            {
                places.Add((node, key, 0));
                if (value is not null)
                    Collect(value, places);
            }
        }
        else if (node is JsonArray elements)
        {
            for (var i = 0; i < elements.Count; i++)
            {
                places.Add((node, null, i));
                if (elements[i] is { } element)
                    Collect(element, places);
            }
        }
    }
}

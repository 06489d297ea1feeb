using System.Globalization;
using System.Text;
using System.Text.Json;
using EdgeGate.Configuration.Keys;
using EdgeGate.Configuration.Migration;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using Xunit;

namespace EdgeGate.Configuration.Tests;

/// <summary>
/// Mutated files: never a crash, and never a silent default. What is accepted is read a second time by the library's own document reader,
/// and every value of the file must be the one in force, every key that is not in it at its default. EDGEGATE_FUZZ_FILES=100000 is the
/// long run, EDGEGATE_FUZZ_SEED another one.
/// </summary>
public sealed class ConfigFuzzTests(ITestOutputHelper output)
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    [Fact]
    public void Bind_MutatedFiles_NeverCrashAndNeverDefaultInSilence()
    {
        var count = Number("EDGEGATE_FUZZ_FILES", 4000);
        var seed = Number("EDGEGATE_FUZZ_SEED", 20261125);
        var mutator = new ConfigMutator(new Random(seed));
        var (accepted, refused) = (0, 0);
        for (var round = 0; round < count; round++)
        {
            var bytes = mutator.Next();
            var errors = new List<ConfigError>();
            try
            {
                var options = ConfigBinder.Bind(bytes, new(), errors);
                if (errors.Count == 0)
                    AssertInForce(bytes, options);
            }
            catch (Exception e)
            {
                Assert.Fail($"seed {seed}, file {round}: {e.Message}\n{Encoding.UTF8.GetString(bytes)}");
            }

            Assert.All(errors, error => Assert.True(error.Message.Length > 0 && !error.Format("file").Any(char.IsControl)));
            _ = errors.Count == 0 ? accepted++ : refused++;
        }

        output.WriteLine($"NOTE {count} mutated files, seed {seed}: {accepted} accepted and in force, {refused} refused, none crashed, none defaulted in silence");
        Assert.True(accepted > count / 50 && refused > count / 10, $"{accepted} accepted, {refused} refused");
    }

    private static void AssertInForce(byte[] bytes, EdgeGateOptions options)
    {
        var text = bytes.AsMemory(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0);
        using var document = JsonDocument.Parse(text, Lenient);
        var leaves = new Dictionary<string, JsonElement>();
        Collect(document.RootElement, "", leaves);
        var plain = new EdgeGateOptions();
        // A file of an earlier format is read as what it would be in this one.
        leaves.Remove(ConfigFormat.Key);
        foreach (var key in ConfigSchema.Keys.Where(key => key.Path != ConfigFormat.Key))
        {
            var inForce = key.Read(options);
            if (leaves.Remove(key.Path, out var written))
                Assert.True(Same(written, JsonDocument.Parse(inForce).RootElement),
                    $"{key.Path}: {written.GetRawText()} is written, {inForce} in force");
            else
                Assert.Equal(key.Read(plain), inForce);
        }

        leaves.Remove("$schema");
        Assert.Empty(leaves.Keys);
    }

    private static bool Same(JsonElement a, JsonElement b) => a.ValueKind == b.ValueKind && a.ValueKind switch
    {
        // Many options are single precision: 52.56002240467817 is 52.560024 in force.
        JsonValueKind.Number => Math.Abs(a.GetDouble() - b.GetDouble()) <= 1e-6 * Math.Max(1, Math.Abs(a.GetDouble())),
        JsonValueKind.String => a.GetString() == b.GetString(),
        JsonValueKind.Array => a.GetArrayLength() == b.GetArrayLength()
        && a.EnumerateArray().Zip(b.EnumerateArray()).All(pair => Same(pair.First, pair.Second)),
        _ => true,
    };

    private static void Collect(JsonElement element, string path, Dictionary<string, JsonElement> leaves)
    {
        foreach (var member in element.EnumerateObject())
        {
            var key = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (member.Value.ValueKind == JsonValueKind.Object)
                Collect(member.Value, key, leaves);
            else
                leaves.Add(key, member.Value);
        }
    }

    private static int Number(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var value) ? value : usual;
}

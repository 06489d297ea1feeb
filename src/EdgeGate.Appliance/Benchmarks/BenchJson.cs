using System.Text.Json.Serialization;

namespace EdgeGate.Appliance.Benchmarks;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BenchResult))]
[JsonSerializable(typeof(JournalBenchResult))]
internal sealed partial class BenchJson : JsonSerializerContext;

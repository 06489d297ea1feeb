using System.Text.Json.Serialization;
using EdgeGate.Commissioning.Drift;

namespace EdgeGate.Records;

[JsonSerializable(typeof(DriftReference))]
[JsonSerializable(typeof(LaneHour[]))]
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
public sealed partial class CommissioningJson : JsonSerializerContext;

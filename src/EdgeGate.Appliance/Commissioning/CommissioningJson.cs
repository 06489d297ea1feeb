using System.Text.Json.Serialization;
using EdgeGate.Commissioning.Drift;

namespace EdgeGate.Appliance.Commissioning;

[JsonSerializable(typeof(DriftReference))]
[JsonSerializable(typeof(LaneHour[]))]
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class CommissioningJson : JsonSerializerContext;

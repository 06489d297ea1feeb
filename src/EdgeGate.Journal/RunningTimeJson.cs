using System.Text.Json.Serialization;

namespace EdgeGate.Journal;

/// <summary>Code for the file of <see cref="RunningTime"/>, generated at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RunningTimeState))]
internal sealed partial class RunningTimeJson : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace EdgeGate.Domain.Events;

/// <summary>Code for <see cref="EventJson"/>, generated at build time: the appliance has no reflection to do it later.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GateEvent))]
internal sealed partial class EventJsonContext : JsonSerializerContext;

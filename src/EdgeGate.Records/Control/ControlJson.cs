using System.Text.Json;
using System.Text.Json.Serialization;

namespace EdgeGate.Records.Control;

/// <summary>Code for messages, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    MaxDepth = 32,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ControlRequest))]
[JsonSerializable(typeof(ControlReply))]
public sealed partial class ControlJson : JsonSerializerContext
{
    /// <summary>A question from bytes.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static ControlRequest Request(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, Default.ControlRequest) ?? throw new InvalidDataException("null is no question");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"the question cannot be read: {e.Message}", e);
        }
    }
}

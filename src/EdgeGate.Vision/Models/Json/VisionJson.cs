using System.Text.Json;
using System.Text.Json.Serialization;

namespace EdgeGate.Vision.Models.Json;

/// <summary>Source-generated readers: a trimmed binary has no reflection to fall back on.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    ReadCommentHandling = JsonCommentHandling.Disallow)]
[JsonSerializable(typeof(ManifestDocument))]
[JsonSerializable(typeof(Dictionary<string, FormatDocument[]>))]
internal sealed partial class VisionJson : JsonSerializerContext;

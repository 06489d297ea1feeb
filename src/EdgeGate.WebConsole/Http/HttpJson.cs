using System.Text.Json;
using System.Text.Json.Serialization;

namespace EdgeGate.WebConsole.Http;

/// <summary>Code for what every request may be answered with, generated at build time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class HttpJson : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization;

namespace EdgeGate.WebConsole.Live;

/// <summary>Code for what only the sockets send, generated at build time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(DeadManApi.NewsBody))]
internal sealed partial class LiveJson : JsonSerializerContext;

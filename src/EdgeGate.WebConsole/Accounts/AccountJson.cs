using System.Text.Json.Serialization;

namespace EdgeGate.WebConsole.Accounts;

/// <summary>Code for the files of this folder, generated at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true)]
[JsonSerializable(typeof(AccountFile))]
[JsonSerializable(typeof(CodeFile))]
internal sealed partial class AccountJson : JsonSerializerContext;

using EdgeGate.Domain.Inference;

namespace EdgeGate.Vision.Models;

/// <summary>Says which file an error is in: every message names the file, the key, what is wrong and what would be right.</summary>
internal readonly struct ManifestContext(string path)
{
    public string Path { get; } = path;

    public InferenceFaultException Error(string key, string message) => new($"{Path}: {key}: {message}");

    public int Between(string key, int? value, int low, int high) =>
        value is { } number && number >= low && number <= high
            ? number
            : throw Error(key, $"{Shown(value)} is not in {low}..{high}");

    public float Between(string key, float? value, float low, float high) =>
        value is { } number && number >= low && number <= high
            ? number
            : throw Error(key, $"{Shown(value)} is not in {low}..{high}");

    public T OneOf<T>(string key, string? value, params ReadOnlySpan<(string Name, T Value)> choices)
    {
        foreach (var (name, choice) in choices)
        {
            if (name == value)
                return choice;
        }

        var names = new List<string>(choices.Length);
        foreach (var (name, _) in choices)
            names.Add(name);
        throw Error(key, $"'{value}' is not known; one of: {string.Join(", ", names)}");
    }

    private static string Shown(object? value) => value is null ? "nothing" : FormattableString.Invariant($"{value}");
}

using System.Collections;

namespace EdgeGate.Access.Lists;

/// <summary>
/// What a row holds in columns that the program does not use, such as a telephone number: kept through every change. Immutable; two are
/// equal when they say the same, in whatever order. An empty value says nothing.
/// </summary>
public sealed class OtherColumns : IReadOnlyCollection<KeyValuePair<string, string>>, IEquatable<OtherColumns>
{
    private readonly KeyValuePair<string, string>[] _values;

    /// <param name="values">Names as the header writes them, each once, with their values.</param>
    public OtherColumns(IEnumerable<KeyValuePair<string, string>> values) => _values = [.. values.Where(value => value.Value.Length > 0)];

    /// <summary>Nothing.</summary>
    public static OtherColumns None { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _values.Length;

    /// <summary>The value of a column; empty when there is none.</summary>
    public string this[string name] => Array.Find(_values, value => value.Key == name).Value ?? "";

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _values.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(OtherColumns? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || other._values.Length != _values.Length)
            return false;
        foreach (var (name, value) in _values)
        {
            if (other[name] != value)
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OtherColumns);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        _values.Aggregate(_values.Length, static (sum, value) => sum + HashCode.Combine(value.Key, value.Value));
}

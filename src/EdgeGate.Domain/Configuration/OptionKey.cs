namespace EdgeGate.Domain.Configuration;

/// <summary>
/// One key of the configuration file, beside the option that it sets: what the value may be, what it does and why its default is what it
/// is. The default is what new options hold. Reader, checks, schema, page and reload follow the keys; nothing says a range or a unit a
/// second time.
/// </summary>
/// <typeparam name="T">Options that hold the value; immutable.</typeparam>
public sealed class OptionKey<T>
{
    private readonly Func<T, object> _get;
    private readonly Func<T, object, T> _with;

    private OptionKey(string path, OptionForm form, Func<T, object> get, Func<T, object, T> with, string about, string why, string? restart,
        bool isSecret = false) =>
        (Path, Form, _get, _with, About, Why, Restart, IsSecret) = (path, form, get, with, about, why, restart, isSecret);

    /// <summary>Dots between levels: <c>zone.left</c>.</summary>
    public string Path { get; }

    /// <summary>What the value may be, and its unit.</summary>
    public OptionForm Form { get; }

    /// <summary>What it does, one sentence.</summary>
    public string About { get; }

    /// <summary>Why the default is what it is, or when to change it.</summary>
    public string Why { get; }

    /// <summary>
    /// Null: a running lane takes a new value over. Otherwise why it cannot, as the end of "not while the lane runs: ...".
    /// </summary>
    public string? Restart { get; }

    /// <summary>The value may hold a password: it stands in no message, log or report.</summary>
    public bool IsSecret { get; }

    public object Get(T options) => _get(options);

    /// <summary>Whether the value may be; of options that did not come from a file, which refuses all others.</summary>
    public bool IsAllowed(T options) => Form.Allows(_get(options) is double number ? Math.Round(number, 6) : _get(options));

    /// <summary>The same options with another value.</summary>
    public T With(T options, object value) => _with(options, value);

    /// <summary>The same key of options that hold these ones.</summary>
    public OptionKey<TWhole> In<TWhole>(string section, Func<TWhole, T> part, Func<TWhole, T, TWhole> with) => new(
        $"{section}.{Path}", Form, whole => _get(part(whole)), (whole, value) => with(whole, _with(part(whole), value)), About, Why,
        Restart, IsSecret);

    public static OptionKey<T> Whole(
        string name, Func<T, int> get, Func<T, int, T> with, int min, int max, string unit, string about, string why,
        string? restart = null) =>
        new(name, new OptionForm.Number(min, max, IsWhole: true) { Unit = unit }, o => (double)get(o), (o, v) => with(o, (int)(double)v),
            about, why, restart);

    public static OptionKey<T> Number(
        string name, Func<T, float> get, Func<T, float, T> with, double min, double max, string unit, string about, string why,
        string? restart = null, bool orZero = false) =>
        new(name, new OptionForm.Number(min, max, IsWhole: false, orZero) { Unit = unit }, o => (double)get(o),
            (o, v) => with(o, (float)(double)v), about, why, restart);

    public static OptionKey<T> Flag(string name, Func<T, bool> get, Func<T, bool, T> with, string about, string why,
        string? restart = null) =>
        new(name, new OptionForm.Flag(), o => get(o), (o, v) => with(o, (bool)v), about, why, restart);

    /// <summary>The words of an enumeration, each as the file writes it.</summary>
    public static OptionKey<T> Choice<TWord>(string name, Func<T, TWord> get, Func<T, TWord, T> with, string about, string why,
        string? restart = null)
        where TWord : struct, Enum
    {
        var values = Enum.GetValues<TWord>().ToDictionary(OptionWord.Of, StringComparer.Ordinal);
        return Choice(name, o => OptionWord.Of(get(o)), (o, v) => with(o, values[v]), [.. values.Keys], about, why, restart);
    }

    public static OptionKey<T> Choice(
        string name, Func<T, string> get, Func<T, string, T> with, IReadOnlyList<string> words, string about, string why,
        string? restart = null) =>
        new(name, new OptionForm.Choice(words), get, (o, v) => with(o, (string)v), about, why, restart);

    public static OptionKey<T> Text(
        string name, Func<T, string> get, Func<T, string, T> with, string expects, string about, string why, string? restart = null,
        int shortest = 0, int longest = 1024, bool isSecret = false) =>
        new(name, new OptionForm.Text(expects, shortest, longest), get, (o, v) => with(o, (string)v), about, why, restart, isSecret);

    public static OptionKey<T> Texts(
        string name, Func<T, IReadOnlyList<string>> get, Func<T, IReadOnlyList<string>, T> with, string expects, string pattern,
        Func<string, bool> hasForm,
        string about, string why, string? restart = null) =>
        new(name, new OptionForm.Texts(expects, pattern, hasForm), get, (o, v) => with(o, (IReadOnlyList<string>)v), about, why, restart);
}

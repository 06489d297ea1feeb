using System.Globalization;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Gate;

namespace EdgeGate.Lane.Simulation;

/// <summary>
/// What the inputs of a simulated barrier do and when, from a text file: a line for each change, <c>seconds input level</c>, for example
/// <c>12.5 entryLoop active</c>; # begins a comment. An input that is named anywhere is fitted, and at rest until its first line.
/// </summary>
public static class InputScript
{
    private const int MostBytes = 1_000_000;

    /// <summary>A day: longer than anybody watches.</summary>
    private const double MostSeconds = 86_400;

    private static readonly GateInput[] OfTheArm = [GateInput.LimitOpen, GateInput.LimitClosed];

    /// <summary>Reads a file.</summary>
    /// <returns>The changes in the order of their times.</returns>
    /// <exception cref="SetupException">It cannot be read, or lines of it are wrong: every one is named.</exception>
    public static IReadOnlyList<InputChange> Load(string path)
    {
        try
        {
            return new FileInfo(path).Length <= MostBytes
                ? Parse(File.ReadAllText(path), path)
                : throw new SetupException($"{path}: larger than {MostBytes / 1_000_000} MB; a script of inputs is a short text");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"{path}: cannot be read: {e.Message}");
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The script.</param>
    /// <param name="name">For messages.</param>
    public static IReadOnlyList<InputChange> Parse(string text, string name)
    {
        var (changes, wrong, number) = (new List<InputChange>(), new List<string>(), 0);
        foreach (var line in text.Split('\n'))
        {
            number++;
            var words = line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                continue;
            if (Change(words, out var problem) is { } change)
                changes.Add(change);
            else
                wrong.Add($"{name}:{number.ToString(CultureInfo.InvariantCulture)}: {problem}");
        }

        // A stable order: of two lines with one time the later one counts.
        return wrong.Count == 0 ? [.. changes.OrderBy(change => change.At)]
            : throw new SetupException(string.Join(Environment.NewLine, wrong));
    }

    private static InputChange? Change(string[] words, out string problem)
    {
        problem = $"\"{Quoted.Short(string.Join(' ', words))}\": a line is seconds, input, level, for example 12.5 entryLoop active";
        if (words.Length != 3)
            return null;
        if (!double.TryParse(words[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            || !(seconds <= MostSeconds))
            problem = $"{Quoted.Text(words[0])} is no time; it takes seconds since the start, 0 to {MostSeconds.ToString(CultureInfo.InvariantCulture)}";
        else if (!Enum.TryParse<GateInput>(words[1], ignoreCase: true, out var input) || !Enum.IsDefined(input)
            || char.IsAsciiDigit(words[1][0]) || OfTheArm.Contains(input))
            problem = $"{Quoted.Text(words[1])} is no input that can be set; there are {string.Join(", ", Enum.GetValues<GateInput>().Except(OfTheArm).Select(one => OptionWord.Of(one)))}";
        else if (Level(words[2]) is not { } level)
            problem = $"{Quoted.Text(words[2])} is no level; it takes active, inactive or unknown";
        else
            return new(TimeSpan.FromSeconds(seconds), input, level);
        return null;
    }

    private static LineLevel? Level(string word) => word.ToLowerInvariant() switch
    {
        "active" => LineLevel.Active,
        "inactive" => LineLevel.Inactive,
        "unknown" => LineLevel.Unknown,
        _ => null,
    };
}

using System.Globalization;

namespace EdgeGate.Domain.Configuration;

/// <summary>What the value of a key may be. Values travel as what they are: double, bool, text, list of texts.</summary>
public abstract record OptionForm
{
    /// <summary>Unit of the value; empty when it has none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>For messages: <c>a number from 0 to 1 (probability)</c>.</summary>
    public abstract string Expects { get; }

    /// <summary>Whether a value of this form's type may be set.</summary>
    public abstract bool Allows(object value);

    /// <summary>A number of a range, both ends included; with OrZero, 0 is besides a value with a meaning of its own.</summary>
    public sealed record Number(double Min, double Max, bool IsWhole, bool OrZero = false) : OptionForm
    {
        public override string Expects =>
            $"a {(IsWhole ? "whole " : "")}number from {Write(Min)} to {Write(Max)}{(OrZero ? ", or 0" : "")} ({Unit})";

        public override bool Allows(object value) =>
            value is double number && ((number >= Min && number <= Max) || (OrZero && number == 0));

        /// <summary>Six places: the options hold single precision, and 0.9 is to be shown as 0.9.</summary>
        public static string Write(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
    }

    /// <summary>True or false.</summary>
    public sealed record Flag : OptionForm
    {
        public override string Expects => "true or false";

        public override bool Allows(object value) => value is bool;
    }

    /// <summary>One of a few words.</summary>
    public sealed record Choice(IReadOnlyList<string> Words) : OptionForm
    {
        public override string Expects => "one of " + string.Join(", ", Words.Select(word => $"\"{word}\""));

        public override bool Allows(object value) => value is string word && Words.Contains(word);
    }

    /// <summary>
    /// A text. Control characters are refused: a name ends up in logs and on pages. Lengths in characters as a reader counts them.
    /// </summary>
    public sealed record Text(string Says, int Shortest, int Longest) : OptionForm
    {
        public override string Expects => Says;

        public override bool Allows(object value) =>
            value is string text && !HoldsControls(text) && Length(text) >= Shortest && Length(text) <= Longest;

        /// <summary>Code points, as JSON schemas count them.</summary>
        public static int Length(string text) => text.EnumerateRunes().Count();

        public static bool HoldsControls(string text) => text.Any(letter => letter is < ' ' or '\u007f');
    }

    /// <summary>A list of texts of one form, given as code and, for the schema, as a pattern; a test holds both together.</summary>
    public sealed record Texts(string Says, string Pattern, Func<string, bool> HasForm) : OptionForm
    {
        /// <summary>Entries of the longest list.</summary>
        public const int Most = 64;

        public override string Expects => Says;

        public override bool Allows(object value) => value is IReadOnlyList<string> list && list.Count <= Most && list.All(HasForm);
    }
}

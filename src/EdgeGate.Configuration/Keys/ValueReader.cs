using System.Globalization;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Configuration;

namespace EdgeGate.Configuration.Keys;

/// <summary>Takes values out of the file, each by its form, with words for what is wrong.</summary>
internal static class ValueReader
{
    /// <returns>What is wrong with it, or null; then <paramref name="value"/> is one that the form allows.</returns>
    internal static string? Take(OptionForm form, ConfigNode node, out object value)
    {
        (value, var wrong) = form switch
        {
            OptionForm.Number number => Number(number, node),
            OptionForm.Flag => node.Kind == ConfigNodeKind.Boolean ? (node.Text == "true", null)
            : Wrong($"{node.Written} is neither true nor false"),
            OptionForm.Choice choice =>
            node.Kind == ConfigNodeKind.Text && choice.Allows(node.Text) ? (node.Text, null) : Wrong($"{node.Written} is not known"),
            OptionForm.Text text => Text(text, node),
            OptionForm.Texts texts => Texts(texts, node),
            _ => throw new InvalidOperationException($"no reader for {form.GetType().Name}"),
        };
        return wrong;
    }

    // 1e3 and 15.0 are whole, as JSON schemas see them.
    private static (object Value, string? Wrong) Number(OptionForm.Number form, ConfigNode node)
    {
        if (node.Kind != ConfigNodeKind.Number || !double.TryParse(node.Text, CultureInfo.InvariantCulture, out var value)
            || (form.IsWhole && value != Math.Floor(value)))
            return Wrong($"{node.Written} is no {(form.IsWhole ? "whole " : "")}number{UnitHint.For(node, form.Unit)}");
        return form.Allows(value) ? (value, null) : Wrong($"{node.Written} is out of range{UnitHint.For(node, form.Unit)}");
    }

    // What stands in a text is never repeated: it may be a password.
    private static (object Value, string? Wrong) Text(OptionForm.Text form, ConfigNode node)
    {
        if (node.Kind != ConfigNodeKind.Text)
            return Wrong($"{node.Written} is no text in quotes");
        var length = OptionForm.Text.Length(node.Text);
        return length < form.Shortest ? Wrong("the text is empty")
            : length > form.Longest ? Wrong($"{length} characters are more than {form.Longest}")
            : OptionForm.Text.HoldsControls(node.Text) ? Wrong("the text holds control characters")
            : (node.Text, null);
    }

    private static (object Value, string? Wrong) Texts(OptionForm.Texts form, ConfigNode node)
    {
        if (node.Kind != ConfigNodeKind.Array)
            return Wrong($"{node.Written} is no list");
        if (node.Elements.Count > OptionForm.Texts.Most)
            return Wrong($"{node.Elements.Count} entries are more than {OptionForm.Texts.Most}");
        return node.Elements.Find(element => element.Kind != ConfigNodeKind.Text || !form.HasForm(element.Text)) is { } bad
            ? Wrong($"{bad.Written} is not allowed") : (node.Elements.Select(element => element.Text).ToArray(), null);
    }

    private static (object Value, string? Wrong) Wrong(string message) => ("", message);
}

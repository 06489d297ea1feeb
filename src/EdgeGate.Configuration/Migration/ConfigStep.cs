using EdgeGate.Configuration.Parsing;

namespace EdgeGate.Configuration.Migration;

/// <summary>The way from one format to the next.</summary>
/// <param name="About">What it changes, for the person whose file it is: "gate.relay is called gate.outputs.open now".</param>
/// <param name="Rewrite">The text of the next format. It keeps comments, and every line at its place, so that errors name the line that the
/// person sees.</param>
public sealed record ConfigStep(string About, Func<string, ConfigNode, string> Rewrite);

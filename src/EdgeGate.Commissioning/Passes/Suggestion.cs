namespace EdgeGate.Commissioning.Passes;

/// <summary>A better value for one key of the configuration, drawn from the passes.</summary>
/// <param name="Key">As in the file: <c>vision.zone.left</c>.</param>
/// <param name="Value">As it would be written in the file.</param>
/// <param name="Reason">Why.</param>
public sealed record Suggestion(string Key, string Value, SuggestionReason Reason)
{
    /// <summary>Why, in English.</summary>
    public string Text => Reason switch
    {
        SuggestionReason.ZoneOfPasses => "plates were read here and nowhere else; a narrow zone makes them larger and keeps the neighbour lane out",
        SuggestionReason.ManyReadings => "the passes gave readings in plenty; asking for more costs no time that a driver notices",
        SuggestionReason.SureReadings => "every right pass was surer than this; a higher threshold keeps doubtful readings out",
        SuggestionReason.RearCamera => "the plates got smaller as the car came to the gate",
        _ => Reason.ToString(),
    };
}

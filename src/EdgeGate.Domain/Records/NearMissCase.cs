using EdgeGate.Domain.Phrases;

namespace EdgeGate.Domain.Records;

/// <summary>A vehicle that was not let in, one look-alike character away from a plate that would have been.</summary>
/// <param name="EventId">Its event.</param>
/// <param name="Time">Wall clock.</param>
/// <param name="Read">What was read.</param>
/// <param name="Listed">The listed plate, as the list writes it.</param>
/// <param name="Owner">Whose it is; may be empty.</param>
/// <param name="Position">Where the two differ, from 0.</param>
/// <param name="Doubt">Probability that the reading itself gave to the listed character, 0 to 1.</param>
/// <param name="Sentence">All of it in one English sentence.</param>
/// <param name="Crop">The plate as it was read, JPEG: a person sees at once who is right. Empty when none was kept.</param>
public sealed record NearMissCase(
    long EventId, DateTimeOffset Time, string Read, string Listed, string Owner, int Position, float Doubt, string Sentence, byte[] Crop)
{
    /// <summary>The sentence as data.</summary>
    public Phrase? Say { get; init; }
}

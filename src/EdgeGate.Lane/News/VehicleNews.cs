using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Lane.News;

/// <summary>A step of what became of a granted vehicle.</summary>
/// <param name="Track">The tracker's number of it.</param>
/// <param name="Sighting">The vehicle as it was decided on; its track is the one in the journal.</param>
/// <param name="Fact">The step.</param>
public readonly record struct VehicleNews(long Track, Sighting Sighting, VehicleFact Fact)
{
    /// <summary>The step in words.</summary>
    public Phrase Said => VehicleSentence.Of(Fact);

    /// <summary>The same in English.</summary>
    public string Text => Said.English;
}

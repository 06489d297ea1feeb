using EdgeGate.Domain.Plates;

namespace EdgeGate.Access.Tracking;

/// <summary>News of one vehicle.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Sighting">All that is known of it now.</param>
/// <param name="Decided">True when a decision was asked for before.</param>
/// <param name="DuplicateOf">The track that was decided on a moment ago and had the same plate; 0 when there is none.</param>
public readonly record struct TrackUpdate(TrackUpdateKind Kind, Sighting Sighting, bool Decided, long DuplicateOf);

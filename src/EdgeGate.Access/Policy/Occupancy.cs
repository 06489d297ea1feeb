using System.Collections.Immutable;

namespace EdgeGate.Access.Policy;

/// <summary>Who is inside. Immutable: entering and leaving make a new one. Vehicles without a readable plate are counted only.</summary>
public sealed class Occupancy
{
    private readonly ImmutableDictionary<string, Visit> _visits;
    private readonly int _unnamed;

    private Occupancy(ImmutableDictionary<string, Visit> visits, int unnamed) => (_visits, _unnamed) = (visits, unnamed);

    /// <summary>Nobody.</summary>
    public static Occupancy Empty { get; } = new(ImmutableDictionary.Create<string, Visit>(StringComparer.Ordinal), 0);

    /// <summary>Vehicles inside.</summary>
    public int Count => _visits.Count + _unnamed;

    /// <summary>Vehicles inside whose plate could not be read.</summary>
    public int Unnamed => _unnamed;

    /// <summary>Vehicles inside that have a plate, in no order.</summary>
    public IEnumerable<Visit> Visits => _visits.Values;

    /// <summary>The visit of a plate, or null.</summary>
    public Visit? Find(string plate) => _visits.GetValueOrDefault(plate);

    /// <summary>A vehicle came in; one that is inside already begins its visit again.</summary>
    public Occupancy Enter(string plate, DateTimeOffset time) =>
        plate.Length == 0 ? new(_visits, _unnamed + 1) : new(_visits.SetItem(plate, new Visit(plate, time)), _unnamed);

    /// <summary>
    /// A vehicle went out. One that is not known to be inside takes the place of one without a plate, if there is any.
    /// </summary>
    public Occupancy Leave(string plate) =>
        _visits.ContainsKey(plate) ? new(_visits.Remove(plate), _unnamed) : new(_visits, Math.Max(0, _unnamed - 1));
}

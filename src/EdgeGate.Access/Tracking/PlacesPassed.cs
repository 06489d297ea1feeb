using System.Numerics;

namespace EdgeGate.Access.Tracking;

/// <summary>
/// Which places between here and there something was seen at. What drives is seen on the way; a box that jumps from one sign to another,
/// or from half a sign to the whole of it, is not. A value of one track.
/// </summary>
internal struct PlacesPassed
{
    private const int Places = 32;
    private uint _seen;

    public void Clear() => _seen = 0;

    /// <param name="distance">From where it began, in steps; 0 and more.</param>
    public void See(float distance) => _seen |= 1u << Math.Clamp((int)distance, 0, Places - 1);

    /// <summary>True when at least half of the steps between the beginning and <paramref name="distance"/> were seen.</summary>
    public readonly bool LeadTo(float distance)
    {
        var here = Math.Clamp((int)distance, 0, Places - 1);
        return here > 1 && BitOperations.PopCount(_seen & ((1u << here) - 2)) * 2 >= here - 1;
    }
}

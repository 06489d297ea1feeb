using System.Globalization;

namespace EdgeGate.Records.Control;

/// <summary>An order that is not carried out any more.</summary>
/// <param name="age">How long ago it was given.</param>
public sealed class TooLateException(TimeSpan age) : Exception(string.Create(
    CultureInfo.InvariantCulture,
    $"the order was given {age.TotalSeconds:0.0} s ago and came too late; nothing was changed; give it again"));

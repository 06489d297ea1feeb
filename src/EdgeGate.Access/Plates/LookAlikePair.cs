namespace EdgeGate.Access.Plates;

/// <summary>Two characters that a camera can mistake for each other.</summary>
/// <param name="First">One.</param>
/// <param name="Second">The other.</param>
/// <param name="Reason">What makes them alike.</param>
public readonly record struct LookAlikePair(char First, char Second, string Reason);

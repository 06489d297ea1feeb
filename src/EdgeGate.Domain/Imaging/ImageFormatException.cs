namespace EdgeGate.Domain.Imaging;

/// <summary>A picture file that cannot be used. The message says what is wrong with it and what would be accepted.</summary>
public sealed class ImageFormatException(string message) : Exception(message);

namespace EdgeGate.Records.Control;

/// <summary>A picture of an event on its way to a command.</summary>
public sealed record ControlPicture(long Event, string Name, byte[] Jpeg);

namespace EdgeGate.Appliance.Control;

/// <summary>A picture of an event on its way to a command.</summary>
internal sealed record ControlPicture(long Event, string Name, byte[] Jpeg);

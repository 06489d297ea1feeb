namespace EdgeGate.Commissioning.Reports;

/// <summary>What box a report is about.</summary>
/// <param name="Lane">Name of the lane.</param>
/// <param name="Program">Program and version.</param>
/// <param name="Models">Models with versions.</param>
/// <param name="Camera">The camera, without passwords.</param>
/// <param name="Key">Fingerprint of the box's key.</param>
/// <param name="Time">When, wall clock of the box.</param>
/// <param name="Clock">How far that clock can be believed.</param>
/// <param name="Technician">Who did it, as typed in; empty when nothing was.</param>
public sealed record BoxFacts(
    string Lane, string Program, string Models, string Camera, string Key, DateTimeOffset Time, string Clock, string Technician);

namespace EdgeGate.WebConsole;

/// <summary>Where the page is, for whoever stands at the box.</summary>
/// <param name="Url">With a slash at its end.</param>
/// <param name="Fingerprint">SHA-256 of the certificate, to compare with what the browser shows.</param>
/// <param name="FirstCode">Makes the first account; empty when somebody can sign in already.</param>
/// <param name="CodeGoodUntil">When the code ends.</param>
public sealed record PageAddress(string Url, string Fingerprint, string FirstCode, DateTimeOffset CodeGoodUntil);

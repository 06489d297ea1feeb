namespace EdgeGate.WebConsole.Http;

/// <summary>What a refused request is answered with.</summary>
/// <param name="Error">A code that the page translates.</param>
/// <param name="Message">The same in English, with figures.</param>
internal sealed record ErrorBody(string Error, string Message);

namespace EdgeGate.WebConsole.Http;

/// <summary>A request that is answered with an error.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="code">What the page translates.</param>
/// <param name="message">What a program or a log reads; English.</param>
internal sealed class RefusedException(int status, string code, string message) : Exception(message)
{
    internal int Status { get; } = status;

    internal string Code { get; } = code;
}

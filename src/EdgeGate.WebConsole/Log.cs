using Microsoft.Extensions.Logging;

namespace EdgeGate.WebConsole;

internal static partial class Log
{
    [LoggerMessage(6100, LogLevel.Information, "The page answers at {Address}; certificate {Fingerprint}")]
    public static partial void Serving(ILogger logger, string address, string fingerprint);

    [LoggerMessage(6101, LogLevel.Information,
        "Nobody can sign in yet. Open {Address} and make the first account with the code {Code} (good once, for 24 hours; the certificate's SHA-256 is {Fingerprint})")]
    public static partial void FirstCode(ILogger logger, string address, string code, string fingerprint);

    [LoggerMessage(6102, LogLevel.Error, "The page cannot be served: {Reason} The lane goes on without it; another try in {Seconds} s")]
    public static partial void NotServing(ILogger logger, string reason, int seconds, Exception exception);

    [LoggerMessage(6105, LogLevel.Warning, "The accounts could not be read and were set aside as {Path}")]
    public static partial void AccountsSetAside(ILogger logger, string path);
}

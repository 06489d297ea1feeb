using Microsoft.Extensions.Logging;

namespace EdgeGate.Appliance.Composition;

/// <summary>
/// Warnings and worse, one line each, with the priority prefix that systemd's journal understands (sd-daemon(3)) when it is the one
/// that listens. Safe from several threads.
/// </summary>
internal sealed class ConsoleLogger(TextWriter output) : ILogger
{
    /// <summary>True when systemd's journal listens, not a person at a terminal.</summary>
    internal static readonly bool ForSystemd = Environment.GetEnvironmentVariable("JOURNAL_STREAM") is { Length: > 0 };

    private readonly Lock _gate = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= (ForSystemd ? LogLevel.Information : LogLevel.Warning);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        var prefix = !ForSystemd ? "" : logLevel switch
        {
            LogLevel.Critical => "<2>",
            LogLevel.Error => "<3>",
            LogLevel.Warning => "<4>",
            _ => "<6>",
        };
        lock (_gate)
            output.WriteLine($"{prefix}[{eventId.Id}] {formatter(state, exception)}");
    }
}

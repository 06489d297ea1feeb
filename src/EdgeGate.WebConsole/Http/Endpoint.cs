namespace EdgeGate.WebConsole.Http;

/// <summary>One thing that the box answers to.</summary>
/// <param name="Method">GET, POST, PUT or DELETE.</param>
/// <param name="Path">Segments; one in braces stands for any value.</param>
/// <param name="Access">Who may.</param>
/// <param name="Handle">Answers.</param>
internal sealed record Endpoint(string Method, string Path, AllowedCaller Access, Func<ConsoleRequest, Task> Handle)
{
    /// <summary>Whatever is larger takes its time to arrive.</summary>
    internal const int SmallBody = 16 * 1024;

    /// <summary>Largest body that is read, bytes.</summary>
    internal int MaxBody { get; init; } = SmallBody;

    /// <summary>True where a body may be large.</summary>
    internal bool IsLarge => MaxBody > SmallBody;

    /// <summary>Media type that a body must have.</summary>
    internal string Accepts { get; init; } = "application/json";

    /// <summary>True: the page asks by itself, without a person; it does not keep a session alive.</summary>
    internal bool InBackground { get; init; }

    /// <summary>True: obeyed however late it comes, because it is safe at any time: stopping the gate, signing out.</summary>
    internal bool EvenLate { get; init; }

    /// <summary>True for whatever changes something: another site's page must not be able to ask for it.</summary>
    internal bool Changes => Method is not "GET";

    internal string[] Segments { get; } = Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}

namespace EdgeGate.Appliance.Commands;

/// <summary>Where the commands write.</summary>
internal static class Terminal
{
    /// <summary>Lines for programs, such as JSON, as they are.</summary>
    internal static TextWriter Data { get; private set; } = Console.Out;

    /// <summary>
    /// Where progress is shown; null where nobody sits: standard error is a pipe or a file, or the terminal cannot move its cursor.
    /// </summary>
    internal static TextWriter? Watched { get; private set; }

    /// <summary>From now on nothing but plain text reaches a terminal through <see cref="Console"/>.</summary>
    internal static void Guard()
    {
        Data = Console.Out;
        Watched = Console.IsErrorRedirected || Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb" ? null : Console.Error;
        Console.SetOut(new PlainWriter(Console.Out));
        Console.SetError(new PlainWriter(Console.Error));
    }
}

namespace EdgeGate.Appliance.Commands;

/// <summary>Where the commands write.</summary>
internal static class Terminal
{
    /// <summary>Lines for programs, such as JSON, as they are.</summary>
    internal static TextWriter Data { get; private set; } = Console.Out;

    /// <summary>From now on nothing but plain text reaches a terminal through <see cref="Console"/>.</summary>
    internal static void Guard()
    {
        Data = Console.Out;
        Console.SetOut(new PlainWriter(Console.Out));
        Console.SetError(new PlainWriter(Console.Error));
    }
}

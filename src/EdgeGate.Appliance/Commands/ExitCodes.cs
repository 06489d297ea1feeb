namespace EdgeGate.Appliance.Commands;

/// <summary>What the program's exit tells a script.</summary>
internal static class ExitCodes
{
    /// <summary>Everything was done.</summary>
    internal const int Ok = 0;

    /// <summary>It could not be done: configuration, device, model, store. The message says what to do.</summary>
    internal const int Failed = 1;

    /// <summary>Part of the input could not be used; the rest was.</summary>
    internal const int PartialInput = 2;

    /// <summary>The command line is wrong; nothing was done. The number that sysexits.h gives it.</summary>
    internal const int Usage = 64;
}

using EdgeGate.Appliance.Composition;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Gate;
using EdgeGate.Domain.Inference;
using EdgeGate.Domain.Records;

namespace EdgeGate.Appliance.Commands;

/// <summary>Turns the faults that a user can do something about into one line and an exit code; bugs crash.</summary>
internal static class Failure
{
    internal static int Guard(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (IsExpected(e))
        {
            Console.Error.WriteLine($"edgegate: {Told(e, ConsoleLogger.ForSystemd)}");
            return ExitCodes.Failed;
        }
    }

    /// <summary>What is told of a fault: to a person at a terminal all of it, to systemd's journal nothing of anybody.</summary>
    internal static string Told(Exception e, bool forSystemd) =>
        forSystemd && e is SetupException { Unnamed: { } unnamed } ? unnamed : e.Message;

    /// <summary>A device, a file or a setting; not a bug.</summary>
    internal static bool IsExpected(Exception e) => e
        is CameraFaultException or InferenceFaultException or GateLinesFaultException or ReadStoreFaultException or RecordsFaultException
            or SetupException or LaneNotUpException;
}

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
            Console.Error.WriteLine($"edgegate: {e.Message}");
            return ExitCodes.Failed;
        }
    }

    /// <summary>A device, a file or a setting; not a bug.</summary>
    internal static bool IsExpected(Exception e) => e
        is CameraFaultException or InferenceFaultException or GateLinesFaultException or ReadStoreFaultException or RecordsFaultException
            or SetupException or LaneNotUpException;
}

using System.CommandLine;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Events;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate clock confirm</c>: a person says that the box's clock is right.</summary>
internal static class ClockCommand
{
    internal static Command Create()
    {
        var config = CommonOptions.Config();
        var confirm = new Command("confirm",
            "Say that the clock of this machine is right: the running lane believes it until it is set, or the machine starts again.") { config };
        confirm.SetAction(parsed => Failure.Guard(() => Confirm(parsed.GetValue(config))));
        return new Command("clock", "The clock that schedules and the ages of events rest on.") { confirm };
    }

    private static int Confirm(string? config)
    {
        using var open = OpenRecords.Open(config);
        var clock = open.Records.ConfirmClock(OpenRecords.Who);
        if (clock.State == ClockState.Unknown)
            throw new SetupException($"the clock shows {clock.Local:yyyy-MM-dd HH:mm:ss zzz}, which cannot be; set it first, for example: timedatectl set-time \"2026-11-30 14:05:00\"");
        Console.WriteLine($"the clock shows {clock.Local:yyyy-MM-dd HH:mm:ss zzz} and is believed ({clock.State}) until it is set or the machine starts again");
        return ExitCodes.Ok;
    }
}

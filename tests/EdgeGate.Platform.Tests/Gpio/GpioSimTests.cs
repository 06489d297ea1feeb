using EdgeGate.Domain.Gate;
using Xunit;

namespace EdgeGate.Platform.Tests.Gpio;

/// <summary>System.Device.Gpio and libgpiod as they are, on the kernel's simulator where there is one.</summary>
public sealed class GpioSimTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void Lines_OnTheKernelsSimulator_DriveReadAndWait()
    {
        Assert.SkipUnless(GpioSimBench.IsThere, "this kernel has no gpio-sim: modprobe gpio-sim as root");
        using var bench = new GpioSimBench();
        bench.SetInput(5, true);

        // The resistor outside that holds an active-low relay at rest while nobody drives its line: a released line falls back to it.
        bench.SetInput(1, true);
        var wiring = new GateWiring(
            bench.Chip,
            new Dictionary<GateOutput, GateLine> { [GateOutput.Open] = new("L0"), [GateOutput.Stop] = new("L1", ActiveLow: true) },
            new Dictionary<GateInput, GateLine> { [GateInput.EntryLoop] = new("L4"), [GateInput.Photocell] = new("5", ActiveLow: true) });

        using (var lines = bench.Driver.Open(wiring))
        {
            Assert.Equal((false, true), (bench.Output(0), bench.Output(1)));
            lines.Write(GateOutput.Open, true);
            lines.Write(GateOutput.Stop, true);
            Assert.Equal((true, false), (bench.Output(0), bench.Output(1)));
            Assert.Throws<GateLinesFaultException>(() => bench.Driver.Open(wiring));

            Assert.Equal(LineLevel.Inactive, lines.Read()[GateInput.EntryLoop]);
            bench.SetInput(4, true);
            Assert.True(lines.WaitForChange(Patience));
            Assert.Equal(LineLevel.Active, lines.Read()[GateInput.EntryLoop]);
            Assert.Equal(LineLevel.Inactive, lines.Read()[GateInput.Photocell]);
        }

        Assert.Equal((false, true), (bench.Output(0), bench.Output(1)));
    }
}

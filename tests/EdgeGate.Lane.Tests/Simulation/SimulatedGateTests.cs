using EdgeGate.Domain.Gate;
using EdgeGate.Lane.Simulation;
using Xunit;

namespace EdgeGate.Lane.Tests.Simulation;

public sealed class SimulatedGateTests
{
    private readonly List<string> _told = [];

    [Fact]
    public void Gate_PulseAndPassage_RisesWaitsForTheCarAndFalls()
    {
        using var gate = new SimulatedGate((at, what) => _told.Add($"{at.TotalSeconds:0.0} {what}"));
        Pulse(gate, 1);
        gate.AdvanceTo(Seconds(3));
        Assert.Equal(LineLevel.Active, gate.Read()[GateInput.LimitOpen]);

        gate.VehicleDrivesOff();
        Assert.Equal(LineLevel.Active, gate.Read()[GateInput.SafetyLoop]);
        gate.AdvanceTo(Seconds(4.4));
        Assert.Equal(LineLevel.Active, gate.Read()[GateInput.LimitOpen]);
        gate.AdvanceTo(Seconds(10));

        Assert.Equal(LineLevel.Inactive, gate.Read()[GateInput.SafetyLoop]);
        Assert.Equal(LineLevel.Active, gate.Read()[GateInput.LimitClosed]);
        Assert.Equal(1, gate.Openings);
        Assert.Equal("1.0 relay OPEN closed", _told[0]);
        Assert.Equal("6.0 limit switch CLOSED: the arm is down", _told[^1]);
    }

    [Fact]
    public void Gate_PulseWhileFalling_RisesAgain()
    {
        using var gate = new SimulatedGate((_, _) => { });
        Pulse(gate, 0);
        gate.AdvanceTo(SimulatedGate.ArmTravel + SimulatedGate.Patience + Seconds(0.5));
        Pulse(gate, 22.1);
        gate.AdvanceTo(Seconds(24));
        Assert.Equal(LineLevel.Active, gate.Read()[GateInput.LimitOpen]);
    }

    [Fact]
    public void Gate_NobodyPasses_FallsAfterItsPatience()
    {
        using var gate = new SimulatedGate((_, _) => { });
        Pulse(gate, 0);
        gate.AdvanceTo(Seconds(30));
        Assert.Equal(LineLevel.Active, gate.Read()[GateInput.LimitClosed]);
    }

    [Fact]
    public void Gate_ContactThatIsNotFitted_IsAFault()
    {
        using var gate = new SimulatedGate((_, _) => { });
        Assert.Throws<GateLinesFaultException>(() => gate.Write(GateOutput.Close, true));
    }

    private static void Pulse(SimulatedGate gate, double at)
    {
        gate.AdvanceTo(Seconds(at));
        gate.Write(GateOutput.Open, true);
        gate.Write(GateOutput.Open, false);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}

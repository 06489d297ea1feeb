using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Gate;
using EdgeGate.Lane.Simulation;
using Xunit;

namespace EdgeGate.Lane.Tests.Simulation;

public sealed class InputScriptTests
{
    [Fact]
    public void Parse_LinesInAnyOrder_AreSortedByTime()
    {
        var changes = InputScript.Parse("# a lane\n12.5 entryLoop active # a car\n\n3\tFIRE  inactive\r\n0 photocell unknown", "script");

        Assert.Equal(
            [new(TimeSpan.Zero, GateInput.Photocell, LineLevel.Unknown), new(TimeSpan.FromSeconds(3), GateInput.Fire, LineLevel.Inactive),
                new(TimeSpan.FromSeconds(12.5), GateInput.EntryLoop, LineLevel.Active)],
            changes);
    }

    [Theory]
    [InlineData("entryLoop active", "a line is seconds, input, level")]
    [InlineData("-1 entryLoop active", "is no time")]
    [InlineData("1e3 entryLoop active", "is no time")]
    [InlineData("99999 entryLoop active", "is no time")]
    [InlineData("1 limitOpen active", "is no input that can be set")]
    [InlineData("1 3 active", "is no input that can be set")]
    [InlineData("1 door active", "there are entryLoop, safetyLoop")]
    [InlineData("1 fire burning", "it takes active, inactive or unknown")]
    public void Parse_WrongLine_IsNamedWithItsNumberAndWhatItTakes(string line, string said)
    {
        var error = Assert.Throws<SetupException>(() => InputScript.Parse($"1 fire active\n{line}\n", "script"));

        Assert.Contains("script:2: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_SeveralWrongLines_AllAreNamed() =>
        Assert.Equal(2, Assert.Throws<SetupException>(() => InputScript.Parse("x\n1 fire active\ny",
            "s")).Message.Split(Environment.NewLine).Length);

    [Fact]
    public void Parse_RandomTexts_AreScriptsOrSetupErrors()
    {
        var random = new Random(11);
        string[] words = ["1", "0.5", "1e9", "NaN", "-0", "fire", "entryLoop", "active", "unknown", "#", "\n", "\t", " ", "\0",
            "9999999999999999999", "\U0001F697", "limitOpen"];
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(random.Next(2) * 100 + 12))
                .Select(_ => words[random.Next(words.Length)] + (random.Next(3) > 0 ? " " : "")));
            try
            {
                Assert.All(InputScript.Parse(text, "s"), change => Assert.InRange(change.At.TotalSeconds, 0, 86_400));
            }
            catch (SetupException)
            {
                // Said what is wrong.
            }
        }
    }

    [Fact]
    public void Gate_Script_MovesItsInputsAtTheirTimesAndFitsThem()
    {
        List<string> told = [];
        using var gate = new SimulatedGate((at, what) => told.Add($"{at.TotalSeconds:0.0} {what}"),
            InputScript.Parse("1 entryLoop active\n2.5 entryLoop inactive\n4 tamper active", "s"));
        Assert.Equal((LineLevel.Inactive, LineLevel.Inactive, LineLevel.NotFitted),
            (gate.Read()[GateInput.EntryLoop], gate.Read()[GateInput.Tamper], gate.Read()[GateInput.Fire]));
        gate.AdvanceTo(TimeSpan.FromSeconds(2));
        Assert.Equal(LineLevel.Active, gate.Read()[GateInput.EntryLoop]);
        gate.AdvanceTo(TimeSpan.FromSeconds(3));
        Assert.Equal(LineLevel.Inactive, gate.Read()[GateInput.EntryLoop]);

        Assert.Equal(["1.0 input entryLoop active", "2.5 input entryLoop inactive"], told);
    }
}

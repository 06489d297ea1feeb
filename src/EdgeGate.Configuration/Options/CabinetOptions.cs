using EdgeGate.Domain.Cabinet;
using EdgeGate.Domain.Configuration;
using static EdgeGate.Domain.Configuration.OptionKey<EdgeGate.Configuration.Options.CabinetOptions>;

namespace EdgeGate.Configuration.Options;

/// <summary>What is fitted in the cabinet. Keys stand under <c>cabinet</c>.</summary>
public sealed record CabinetOptions
{
    /// <summary>Addresses as the file writes them, and what they mean.</summary>
    private static readonly string[] Displays = ["none", "0x3c", "0x3d"];

    private static readonly string[] Thermometers = ["none", "0x48", "0x49", "0x4a", "0x4b", "0x4c", "0x4d", "0x4e", "0x4f"];

    private static readonly string[] Expanders = ["none", "0x20", "0x21", "0x22", "0x23", "0x24", "0x25", "0x26", "0x27"];

    /// <summary>The keys of the section: what each option does, its range and unit, and the reason for what it begins with.</summary>
    public static IReadOnlyList<OptionKey<CabinetOptions>> Keys { get; } =
    [
        Text("bus", o => o.Bus, (o, v) => o with { Bus = v }, "an I2C bus, such as /dev/i2c-1; empty: nothing is fitted",
            "The I2C bus of display, thermometer and port expander.",
            "Empty: a bus that nobody named may belong to something else, and is not touched.", Restart.Cabinet, longest: 64),
        Choice("display", o => o.Display, (o, v) => o with { Display = v }, Displays,
            "Address of an SSD1306 display of 128 x 64 points.", "What nearly all of them come with.", Restart.Cabinet),
        Choice("thermometer", o => o.Thermometer, (o, v) => o with { Thermometer = v }, Thermometers,
            "Address of an LM75 thermometer.", "All of its address pins at ground.", Restart.Cabinet),
        Choice("expander", o => o.Expander, (o, v) => o with { Expander = v }, Expanders,
            "Address of an MCP23017 port expander, for button and lights. Never for contacts of a barrier: it holds its outputs when the program dies.",
            "All of its address pins at ground.", Restart.Cabinet),
        Whole("buttonPin", o => o.ButtonPin, (o, v) => o with { ButtonPin = v }, 0, 15, "pin",
            "Pin of the expander, 0 (A0) to 15 (B7), that a button pulls to ground: it turns the display's pages.",
            "The first pin of side A.", Restart.Cabinet),
        Whole("greenPin", o => o.GreenPin, (o, v) => o with { GreenPin = v }, 0, 15, "pin",
            "Pin of the green light, high is on: the lane runs.", "The first pin of side B.", Restart.Cabinet),
        Whole("redPin", o => o.RedPin, (o, v) => o with { RedPin = v }, 0, 15, "pin",
            "Pin of the red light, high is on: an alarm of the last ten minutes.", "The second pin of side B.", Restart.Cabinet),
        Flag("showPlates", o => o.ShowPlates, (o, v) => o with { ShowPlates = v },
            "Show whole plates on the display, instead of the last two letters only.",
            "Whoever stands before an open cabinet need not know who came."),
        Flag("upsideDown", o => o.UpsideDown, (o, v) => o with { UpsideDown = v },
            "The display is mounted with its upper edge below.", "Most are mounted with their pins above.", Restart.Cabinet),
        Number("maxTemperature", o => o.MaxTemperature, (o, v) => o with { MaxTemperature = v }, 20, 110, "degrees Celsius",
            "Above this temperature in the cabinet an alarm is raised.", "Boards slow down at 80, and the air is cooler than the chip."),
    ];

    public string Bus { get; init; } = "";
    public string Display { get; init; } = "0x3c";
    public string Thermometer { get; init; } = "0x48";
    public string Expander { get; init; } = "0x20";
    public int ButtonPin { get; init; }
    public int GreenPin { get; init; } = 8;
    public int RedPin { get; init; } = 9;
    public bool ShowPlates { get; init; }
    public bool UpsideDown { get; init; }
    public float MaxTemperature { get; init; } = 70;

    public CabinetSettings ToSettings() =>
        new(Bus, Address(Display), Address(Thermometer), Address(Expander), (ushort)(1 << ButtonPin), UpsideDown);

    public IEnumerable<OptionError> Validate()
    {
        if (ButtonPin == GreenPin || ButtonPin == RedPin)
            yield return new("cabinet.buttonPin", $"{ButtonPin} is also a light's pin; a pin has one purpose");
        if (GreenPin == RedPin)
            yield return new("cabinet.redPin", $"{RedPin} is also cabinet.greenPin; a pin has one purpose");
    }

    private static int Address(string text) => text == "none" ? 0 : Convert.ToInt32(text, 16);
}

using EdgeGate.Configuration.Options;

namespace EdgeGate.Configuration.Keys;

public static class CabinetKeys
{
    private const string Opened = "the chips are opened with it";

    public static IReadOnlyList<ConfigKey> All { get; } =
    [
        new TextKey("cabinet.bus", "an I2C bus, such as /dev/i2c-1; empty: nothing is fitted", o => o.Cabinet.Bus, (o, v) => o.Cabinet.Bus = v)
        {
            About = "The I2C bus of display, thermometer and port expander.", Why = "Empty: a bus that nobody named may belong to something else, and is not touched.",
            Longest = 64, Restart = Opened,
        },
        Chip("display", CabinetOptions.Displays, "Address of an SSD1306 display of 128 x 64 points.", "What nearly all of them come with.",
            o => o.Cabinet.Display, (o, v) => o.Cabinet.Display = v),
        Chip("thermometer", CabinetOptions.Thermometers, "Address of an LM75 thermometer.", "All of its address pins at ground.",
            o => o.Cabinet.Thermometer, (o, v) => o.Cabinet.Thermometer = v),
        Chip("expander", CabinetOptions.Expanders, "Address of an MCP23017 port expander, for button and lights. Never for contacts of a barrier: it holds its outputs when the program dies.",
            "All of its address pins at ground.", o => o.Cabinet.Expander, (o, v) => o.Cabinet.Expander = v),
        Pin("buttonPin", "Pin of the expander, 0 (A0) to 15 (B7), that a button pulls to ground: it turns the display's pages.", "The first pin of side A.",
            o => o.Cabinet.ButtonPin, (o, v) => o.Cabinet.ButtonPin = v),
        Pin("greenPin", "Pin of the green light, high is on: the lane runs.", "The first pin of side B.", o => o.Cabinet.GreenPin, (o, v) => o.Cabinet.GreenPin = v),
        Pin("redPin", "Pin of the red light, high is on: an alarm of the last ten minutes.", "The second pin of side B.", o => o.Cabinet.RedPin, (o, v) => o.Cabinet.RedPin = v),
        new FlagKey("cabinet.showPlates", o => o.Cabinet.ShowPlates, (o, v) => o.Cabinet.ShowPlates = v)
        {
            About = "Show whole plates on the display, instead of the last two letters only.", Why = "Whoever stands before an open cabinet need not know who came.",
        },
        new FlagKey("cabinet.upsideDown", o => o.Cabinet.UpsideDown, (o, v) => o.Cabinet.UpsideDown = v)
        {
            About = "The display is mounted with its upper edge below.", Why = "Most are mounted with their pins above.", Restart = Opened,
        },
        new NumberKey("cabinet.maxTemperature", 20, 110, "degrees Celsius", o => o.Cabinet.MaxTemperature, (o, v) => o.Cabinet.MaxTemperature = v)
        {
            About = "Above this temperature in the cabinet an alarm is raised.", Why = "Boards slow down at 80, and the air is cooler than the chip.",
        },
    ];

    private static ChoiceKey Chip(
        string name, IReadOnlyList<string> words, string about, string why, Func<EdgeGateOptions, string> get, Action<EdgeGateOptions, string> set) =>
        new($"cabinet.{name}", words, get, set) { About = about, Why = why, Restart = Opened };

    private static IntegerKey Pin(string name, string about, string why, Func<EdgeGateOptions, int> get, Action<EdgeGateOptions, int> set) =>
        new($"cabinet.{name}", 0, 15, "pin", get, set) { About = about, Why = why, Restart = Opened };
}

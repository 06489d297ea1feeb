using EdgeGate.Domain.Cabinet;
using EdgeGate.Domain.Configuration;

namespace EdgeGate.Configuration.Options;

/// <summary>What is fitted in the cabinet. Keys stand under <c>cabinet</c>.</summary>
public sealed class CabinetOptions
{
    /// <summary>Addresses as the file writes them, and what they mean.</summary>
    public static readonly string[] Displays = ["none", "0x3c", "0x3d"];

    public static readonly string[] Thermometers = ["none", "0x48", "0x49", "0x4a", "0x4b", "0x4c", "0x4d", "0x4e", "0x4f"];

    public static readonly string[] Expanders = ["none", "0x20", "0x21", "0x22", "0x23", "0x24", "0x25", "0x26", "0x27"];

    /// <summary>The I2C bus; empty, the default: nothing is fitted, and nothing is asked.</summary>
    public string Bus { get; set; } = "";

    public string Display { get; set; } = "0x3c";

    public string Thermometer { get; set; } = "0x48";

    public string Expander { get; set; } = "0x20";

    /// <summary>Pin of the expander, 0 (A0) to 15 (B7), that the button pulls to ground.</summary>
    public int ButtonPin { get; set; }

    /// <summary>Pin of the green light, high is on.</summary>
    public int GreenPin { get; set; } = 8;

    /// <summary>Pin of the red light, high is on.</summary>
    public int RedPin { get; set; } = 9;

    /// <summary>Whole plates on the display.</summary>
    public bool ShowPlates { get; set; }

    public bool UpsideDown { get; set; }

    /// <summary>Alarm above this temperature in the cabinet, degrees Celsius.</summary>
    public double MaxTemperature { get; set; } = 70;

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

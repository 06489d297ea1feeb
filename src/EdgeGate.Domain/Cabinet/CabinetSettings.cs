namespace EdgeGate.Domain.Cabinet;

/// <summary>What may be fitted in the cabinet, all of it on one I2C bus.</summary>
/// <param name="Bus">The bus: <c>/dev/i2c-1</c>.</param>
/// <param name="Display">Address of an SSD1306 display of 128 x 64 points; 0: none.</param>
/// <param name="Thermometer">Address of an LM75; 0: none.</param>
/// <param name="Expander">Address of an MCP23017; 0: none.</param>
/// <param name="ExpanderInputs">Pins of the expander that are inputs, bit 0 is A0 and bit 8 is B0; they get its pull-up. The others are
/// outputs.</param>
/// <param name="UpsideDown">The display is mounted with its upper edge below.</param>
public sealed record CabinetSettings(string Bus, int Display, int Thermometer, int Expander, ushort ExpanderInputs, bool UpsideDown);

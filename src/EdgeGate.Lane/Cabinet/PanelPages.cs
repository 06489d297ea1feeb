using System.Globalization;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;

namespace EdgeGate.Lane.Cabinet;

/// <summary>What the display says. The button turns the pages. Pure.</summary>
public static class PanelPages
{
    /// <summary>Pages there are.</summary>
    public const int Count = 2;

    /// <summary>Draws a page.</summary>
    /// <param name="page">0: address, state, last plate. 1: alarm, temperature, version.</param>
    /// <param name="lane">Name of the lane.</param>
    /// <param name="address">Where the box's page is; empty: no network.</param>
    /// <param name="facts">The lane.</param>
    /// <param name="alarm">An alarm is on.</param>
    /// <param name="celsius">In the cabinet; null: no thermometer.</param>
    /// <param name="showPlates">Whole plates; otherwise all but the last two letters are stars.</param>
    public static Panel Draw(int page, string lane, string address, CabinetFacts facts, bool alarm, double? celsius, bool showPlates)
    {
        var panel = new Panel();
        panel.Write(lane, 0, 0);
        panel.Write(address.Length > 0 ? address : "no network", 0, 10);
        panel.Rule(20);
        if (page == 0 && facts.FirstCode.Length > 0)
        {
            // Whoever stands at the open cabinet may make the first account; it goes as soon as that is done.
            panel.Write("first sign-in: code", 0, 24);
            panel.Write(facts.FirstCode[..10], 4, 34, size: 2);
            panel.Write(facts.FirstCode[10..], 4, 50, size: 2);
            return panel;
        }

        if (page == 0)
        {
            panel.Write(alarm ? "ALARM" : "running", 0, 24);
            panel.Write(facts.Verdict is null ? "waiting" : Plate(facts.Plate, showPlates), 0, 35, size: 2);
            panel.Write(facts.Verdict switch
            {
                null => "no vehicle yet",
                AccessVerdict.Grant => Granted(facts.Step),
                AccessVerdict.Deny => "not let in",
                _ => "ignored",
            }, 0, 54);
            return panel;
        }

        var text = facts.Alarm.Length > 0 ? facts.Alarm : "no alarm since start";
        for (var line = 0; line < 3 && line * Panel.Columns < text.Length; line++)
            panel.Write(text.Substring(line * Panel.Columns, Math.Min(Panel.Columns, text.Length - line * Panel.Columns)), 0,
                23 + line * 9);
        panel.Write(celsius is { } degrees ? string.Create(CultureInfo.InvariantCulture, $"{degrees:0.0} °C inside")
            : "no thermometer", 0, 54);
        return panel;
    }

    // At most 21 columns.
    private static string Granted(VehicleStep step) => step switch
    {
        VehicleStep.Passed => "let in",
        VehicleStep.BackedAway => "backed away",
        VehicleStep.DidNotPass => "did not pass",
        VehicleStep.Opened => "granted, opened",
        VehicleStep.Withheld or VehicleStep.Refused or VehicleStep.DidNotOpen => "granted, not opened",
        VehicleStep.Stands => "granted, stands there",
        _ => "granted",
    };

    /// <summary>A plate as it may be seen by passers-by.</summary>
    public static string Plate(string plate, bool whole) =>
        plate.Length == 0 ? "(none)" : whole ? plate
            : new string('*', Math.Max(0, plate.Length - 2)) + plate[Math.Max(0, plate.Length - 2)..];
}

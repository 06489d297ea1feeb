using System.Text.RegularExpressions;
using EdgeGate.Configuration.Options;

namespace EdgeGate.Configuration.Keys;

public static class ConsoleKeys
{
    private const string Label = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private const string HostName = $"{Label}([.]{Label})*";

    public static IReadOnlyList<ConfigKey> All { get; } =
    [
        new FlagKey("console.enabled", o => o.Console.Enabled, (o, v) => o.Console.Enabled = v)
        {
            About = "Serve the box's own page.", Why = "A technician needs it first; a lane that plays a recording once never serves it.", Restart = Restart.Page,
        },
        new TextKey("console.address", "\"loopback\", \"any\", an address of the box, or the name of a network port such as \"eth1\"",
            o => o.Console.Address, (o, v) => o.Console.Address = v)
        {
            About = "Where the page can be reached from.", Why = "Nobody but the box itself until somebody says otherwise.", Shortest = 1, Restart = Restart.Page,
        },
        Count("port", 0, 65_535, "TCP port", "Port of the page, always TLS; 0 takes a free one and logs it.", "Needs no rights of root.",
            o => o.Console.Port, (o, v) => o.Console.Port = v),
        new TextListKey("console.hostNames", "a list of host names, such as [\"gate.example\"]", $"^{HostName}$",
            name => name.Length <= 253 && Regex.IsMatch(name, $@"\A{HostName}\z"),
            o => o.Console.HostNames, (o, v) => o.Console.HostNames = v)
        {
            About = "Names by which browsers may ask for the page, besides addresses, localhost and the host's own name.",
            Why = "Other names may be somebody else's.", Restart = Restart.Page,
        },
        Count("idleMinutes", 1, 720, "minutes", "A session that nobody uses ends after this.", "A phone is put down and forgotten.",
            o => o.Console.IdleMinutes, (o, v) => o.Console.IdleMinutes = v),
        Count("sessionHours", 1, 24, "hours", "Every session ends after this.", "A long working day.", o => o.Console.SessionHours, (o, v) => o.Console.SessionHours = v),
        Count("picturesPerSecond", 1, 15, "pictures a second", "Rate of the live picture while somebody watches.", "Enough to aim by, at a twentieth of a core.",
            o => o.Console.PicturesPerSecond, (o, v) => o.Console.PicturesPerSecond = v),
        Count("pictureWidth", 320, 1920, "pixels", "Width of the live picture.", "A plate stays legible, a phone's link stays usable.",
            o => o.Console.PictureWidth, (o, v) => o.Console.PictureWidth = v),
        new FlagKey("console.metricsToAll", o => o.Console.MetricsToAll, (o, v) => o.Console.MetricsToAll = v)
        {
            About = "Answer /metrics to whoever can reach the port, not to the box alone.", Why = "It holds counts, never plates, and still says how busy a gate is.",
            Restart = Restart.Page,
        },
    ];

    private static IntegerKey Count(
        string name, int min, int max, string unit, string about, string why, Func<EdgeGateOptions, int> get, Action<EdgeGateOptions, int> set) =>
        new($"console.{name}", min, max, unit, get, set) { About = about, Why = why, Restart = Restart.Page };
}

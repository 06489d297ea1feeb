using System.Net;
using System.Text.RegularExpressions;
using EdgeGate.Domain.Configuration;
using static EdgeGate.Domain.Configuration.OptionKey<EdgeGate.Configuration.Options.ConsoleOptions>;

namespace EdgeGate.Configuration.Options;

/// <summary>The box's own page. Keys stand under <c>console</c>.</summary>
public sealed partial record ConsoleOptions
{
    private const string Label = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private const string HostName = $"{Label}([.]{Label})*";

    /// <summary>The keys of the section: what each option does, its range and unit, and the reason for what it begins with.</summary>
    public static IReadOnlyList<OptionKey<ConsoleOptions>> Keys { get; } =
    [
        Flag("enabled", o => o.Enabled, (o, v) => o with { Enabled = v },
            "Serve the box's own page.",
            "A technician needs it first; a lane that plays a recording once never serves it.", Restart.Page),
        Text("address", o => o.Address, (o, v) => o with { Address = v },
            "\"loopback\", \"any\", an address of the box, or the name of a network port such as \"eth1\"",
            "Where the page can be reached from.", "Nobody but the box itself until somebody says otherwise.", Restart.Page, shortest: 1),
        Whole("port", o => o.Port, (o, v) => o with { Port = v }, 0, 65_535, "TCP port",
            "Port of the page, always TLS; 0 takes a free one and logs it.", "Needs no rights of root.", Restart.Page),
        Texts("hostNames", o => o.HostNames, (o, v) => o with { HostNames = v }, "a list of host names, such as [\"gate.example\"]",
            $"^{HostName}$", name => name.Length <= 253 && WholeHostName().IsMatch(name),
            "Names by which browsers may ask for the page, besides addresses, localhost and the host's own name.",
            "Other names may be somebody else's.", Restart.Page),
        Whole("idleMinutes", o => o.IdleMinutes, (o, v) => o with { IdleMinutes = v }, 1, 720, "minutes",
            "A session that nobody uses ends after this.", "A phone is put down and forgotten.", Restart.Page),
        Whole("sessionHours", o => o.SessionHours, (o, v) => o with { SessionHours = v }, 1, 24, "hours",
            "Every session ends after this.", "A long working day.", Restart.Page),
        Whole("picturesPerSecond", o => o.PicturesPerSecond, (o, v) => o with { PicturesPerSecond = v }, 1, 15, "pictures a second",
            "Rate of the live picture while somebody watches.", "Enough to aim by, at a twentieth of a core.", Restart.Page),
        Whole("pictureWidth", o => o.PictureWidth, (o, v) => o with { PictureWidth = v }, 320, 1920, "pixels",
            "Width of the live picture.", "A plate stays legible, a phone's link stays usable.", Restart.Page),
        Flag("metricsToAll", o => o.MetricsToAll, (o, v) => o with { MetricsToAll = v },
            "Answer /metrics to whoever can reach the port, not to the box alone.",
            "It holds counts, never plates, and still says how busy a gate is.", Restart.Page),
    ];

    public bool Enabled { get; init; } = true;
    public string Address { get; init; } = "loopback";
    public int Port { get; init; } = 8443;
    public IReadOnlyList<string> HostNames { get; init; } = [];
    public int IdleMinutes { get; init; } = 15;
    public int SessionHours { get; init; } = 10;
    public int PicturesPerSecond { get; init; } = 5;
    public int PictureWidth { get; init; } = 960;
    public bool MetricsToAll { get; init; }

    /// <summary>What single values and their forms cannot show.</summary>
    public IEnumerable<OptionError> Validate()
    {
        if (IdleMinutes > SessionHours * 60)
            yield return new("console.idleMinutes", $"is longer than console.sessionHours ({SessionHours} h); make it shorter");
        if (Address.Any(c => c is '/' or ' ' or ':') && !IPAddress.TryParse(Address, out _))
            yield return new("console.address",
                $"\"{Address}\" is neither an address nor the name of a network port; the port number is console.port");
        foreach (var name in HostNames)
        {
            if (Uri.CheckHostName(name) != UriHostNameType.Dns)
                yield return new("console.hostNames", $"\"{name}\" is no host name, such as gate.example");
        }
    }

    [GeneratedRegex($@"\A{HostName}\z")]
    private static partial Regex WholeHostName();
}

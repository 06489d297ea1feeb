using System.Net;
using EdgeGate.Domain.Configuration;

namespace EdgeGate.Configuration.Options;

/// <summary>The box's own page. Keys stand under <c>console</c>.</summary>
public sealed class ConsoleOptions
{
    /// <summary>Whether the page is served at all, default true. A lane that plays a recording once never serves it.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Where the page can be reached from, default <c>loopback</c>: nobody but the box itself until somebody says otherwise. Also
    /// <c>any</c>, an address of the box, or the name of its service port (<c>eth1</c>).
    /// </summary>
    public string Address { get; set; } = "loopback";

    /// <summary>TCP port, 0 to 65535, default 8443; 0 takes a free one and logs it. Always TLS.</summary>
    public int Port { get; set; } = 8443;

    /// <summary>
    /// Names besides addresses, <c>localhost</c> and the host's own name by which browsers may ask for the page, default none: a page
    /// that answers to any name can be reached through a name that somebody else controls.
    /// </summary>
    public IReadOnlyList<string> HostNames { get; set; } = [];

    /// <summary>A session that nobody uses ends after this, minutes, 1 to 720, default 15: a phone is put down and forgotten.</summary>
    public int IdleMinutes { get; set; } = 15;

    /// <summary>Every session ends after this, hours, 1 to 24, default 10: a long working day.</summary>
    public int SessionHours { get; set; } = 10;

    /// <summary>Pictures a second of the live page, 1 to 15, default 5: enough to aim by, at a twentieth of a core.</summary>
    public int PicturesPerSecond { get; set; } = 5;

    /// <summary>Width of the live picture, pixels, 320 to 1920, default 960: a plate stays legible, a phone's link stays usable.</summary>
    public int PictureWidth { get; set; } = 960;

    /// <summary>True: /metrics answers whoever can reach the port; default false: the box itself only. It holds counts, never plates.</summary>
    public bool MetricsToAll { get; set; }

    /// <summary>Every value that is out of range.</summary>
    public IEnumerable<OptionError> Validate()
    {
        (string Key, int Value, int Min, int Max, string Unit)[] ranges =
        [
            ("port", Port, 0, 65_535, "TCP port"),
            ("idleMinutes", IdleMinutes, 1, 720, "minutes"),
            ("sessionHours", SessionHours, 1, 24, "hours"),
            ("picturesPerSecond", PicturesPerSecond, 1, 15, "pictures a second"),
            ("pictureWidth", PictureWidth, 320, 1920, "pixels"),
        ];
        foreach (var (key, value, min, max, unit) in ranges)
        {
            if (value < min || value > max)
                yield return new($"console.{key}", $"is {value}; it must be {min} to {max} ({unit})");
        }

        if (IdleMinutes > SessionHours * 60)
            yield return new("console.idleMinutes", $"is longer than console.sessionHours ({SessionHours} h); make it shorter");
        if (Address.Length == 0)
            yield return new("console.address", "is empty; write \"loopback\", \"any\", an address or the name of a network port");
        if (Address.Any(c => c is '/' or ' ' or ':') && !IPAddress.TryParse(Address, out _))
            yield return new("console.address", $"\"{Address}\" is neither an address nor the name of a network port; the port number is console.port");
        foreach (var name in HostNames)
        {
            if (Uri.CheckHostName(name) != UriHostNameType.Dns)
                yield return new("console.hostNames", $"\"{name}\" is no host name, such as gate.example");
        }
    }
}

namespace EdgeGate.Configuration.Keys;

public static class FormatKeys
{
    public static IReadOnlyList<ConfigKey> All { get; } =
    [
        new FormatKey
        {
            About = "Format of this file.",
            Why = "An update brings an older file to its own format and keeps the old one beside it; leave the number as it is.",
            Restart = Restart.Format,
        },
    ];
}

using EdgeGate.WebConsole;

namespace EdgeGate.Appliance.Page;

/// <summary>What a terminal says of the box's own page. Pure.</summary>
internal static class PageLines
{
    internal static IReadOnlyList<string> Of(PageAddress page) =>
    [
        $"  page       {page.Url}",
        .. page.FirstCode.Length == 0 ? (IReadOnlyList<string>)[] :
        [
            $"  first code {page.FirstCode}   makes the first account; good once, for 24 hours ('edgegate commission code' issues another)",
        ],
        "             the browser warns of the box's own certificate, which nobody else vouches for; its SHA-256 is",
        $"             {page.Fingerprint}",
        "",
    ];
}

using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using EdgeGate.Configuration.Options;

namespace EdgeGate.WebConsole.Serving;

/// <summary>Turns <see cref="ConsoleOptions.Address"/> into addresses to listen at.</summary>
internal static class ListenAddress
{
    /// <summary>The address that a person at the box types into a browser.</summary>
    internal static string Shown(string text)
    {
        if (text == "loopback")
            return "localhost";
        var address = text == "any" ? FirstOfThisMachine() : Of(text)[0];
        return address is null ? "localhost" : address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
    }

    /// <exception cref="IOException">No such address or network port; the message lists what there is.</exception>
    internal static IReadOnlyList<IPAddress> Of(string text)
    {
        if (text == "loopback")
            return [IPAddress.Loopback];
        if (text == "any")
            return [IPAddress.Any];
        if (IPAddress.TryParse(text, out var address))
            return [address];
        var ports = Ports();
        var port = Array.Find(ports, port => string.Equals(port.Name, text, StringComparison.Ordinal))
            ?? throw new IOException($"console.address: there is no network port {text}; there are {string.Join(", ", ports.Select(port => port.Name))}.");
        IPAddress[] found = [.. port.GetIPProperties().UnicastAddresses.Select(unicast => unicast.Address)
            .Where(unicast => !unicast.IsIPv6LinkLocal)];

        // The box itself is always let in: doctor and commission ask there.
        return found.Length > 0 ? [.. found.Append(IPAddress.Loopback).Distinct()]
            : throw new IOException($"console.address: network port {text} has no address yet.");
    }

    private static NetworkInterface[] Ports()
    {
        try
        {
            return NetworkInterface.GetAllNetworkInterfaces();
        }
        catch (NetworkInformationException e)
        {
            throw new IOException($"console.address: the system does not tell which network ports there are ({e.Message}); name an address instead, or allow AF_NETLINK in the unit.", e);
        }
    }

    /// <summary>For a person to read; a system that does not tell its addresses must not cost the page.</summary>
    private static IPAddress? FirstOfThisMachine()
    {
        try
        {
            return NetworkInterface.GetAllNetworkInterfaces()
                .Where(port => port.OperationalStatus == OperationalStatus.Up && port.NetworkInterfaceType != NetworkInterfaceType.Loopback)
                .SelectMany(port => port.GetIPProperties().UnicastAddresses)
                .FirstOrDefault(unicast => unicast.Address.AddressFamily == AddressFamily.InterNetwork)?.Address;
        }
        catch (NetworkInformationException)
        {
            return null;
        }
    }
}

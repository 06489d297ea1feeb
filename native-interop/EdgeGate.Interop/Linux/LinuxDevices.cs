using System.Globalization;
using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux;

/// <summary>The device nodes of this machine.</summary>
public sealed class LinuxDevices : ILinuxDevices
{
    /// <inheritdoc/>
    public int Open(string path, out ILinuxDevice? device)
    {
        device = null;
        int descriptor;
        do
            descriptor = Libc.Open(path, Libc.ReadWrite | Libc.NonBlocking | Libc.CloseOnExec);
        while (descriptor < 0 && Marshal.GetLastPInvokeError() == Errno.Interrupted);
        if (descriptor < 0)
            return Marshal.GetLastPInvokeError();
        device = new LinuxDevice(new FileDescriptor(descriptor));
        return Errno.None;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string prefix)
    {
        var numbered = new List<(int Number, string Path)>();
        foreach (var path in Directory.EnumerateFiles("/dev", prefix + "*"))
        {
            var number = Path.GetFileName(path.AsSpan())[prefix.Length..];
            if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                numbered.Add((value, path));
        }

        numbered.Sort();
        return numbered.ConvertAll(entry => entry.Path);
    }
}

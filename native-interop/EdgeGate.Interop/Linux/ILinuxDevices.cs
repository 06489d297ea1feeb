namespace EdgeGate.Interop.Linux;

/// <summary>The way to device nodes: the real one, or a test's.</summary>
public interface ILinuxDevices
{
    /// <summary>Opens a node for reading and writing, without blocking.</summary>
    /// <returns>0, or an error number and no device.</returns>
    int Open(string path, out ILinuxDevice? device);

    /// <summary>Nodes under /dev whose name begins so and goes on with a number, in the order of the numbers.</summary>
    IReadOnlyList<string> List(string prefix);
}

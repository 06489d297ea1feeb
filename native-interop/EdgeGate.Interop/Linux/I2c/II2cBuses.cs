namespace EdgeGate.Interop.Linux.I2c;

/// <summary>The way to I2C buses: the real one, or a test's.</summary>
public interface II2cBuses
{
    /// <summary>Opens a bus.</summary>
    /// <param name="path">Its node: <c>/dev/i2c-1</c>.</param>
    /// <param name="bus">The bus; null when it cannot be opened.</param>
    /// <returns>0 or an error number.</returns>
    int Open(string path, out II2cBus? bus);

    /// <summary>The nodes of this machine, in the order of their numbers.</summary>
    IReadOnlyList<string> List();
}

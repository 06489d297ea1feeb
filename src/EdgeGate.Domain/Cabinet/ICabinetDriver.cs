namespace EdgeGate.Domain.Cabinet;

/// <summary>Opens the cabinet's things.</summary>
public interface ICabinetDriver
{
    /// <summary>The I2C buses of this machine.</summary>
    IReadOnlyList<string> Enumerate();

    /// <summary>Opens what is fitted. A bus that is not there gives a cabinet in which nothing answers.</summary>
    ICabinet Open(CabinetSettings settings);
}

namespace EdgeGate.Configuration.Options;

/// <summary>What computes the models of a lane.</summary>
public enum InferenceChoice
{
    /// <summary>An NPU that is there and has converted models, else the CPU.</summary>
    Auto,

    /// <summary>The CPU, whatever else is there.</summary>
    Cpu,

    /// <summary>Sophgo's NPU; the CPU only while that fails, with an alarm.</summary>
    Sophgo,

    /// <summary>Rockchip's NPU; the CPU only while that fails, with an alarm.</summary>
    Rockchip,
}

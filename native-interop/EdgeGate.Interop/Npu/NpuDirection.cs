namespace EdgeGate.Interop.Npu;

/// <summary>Side of a model.</summary>
internal enum NpuDirection
{
    Input = 0,
    Output = 1,
}

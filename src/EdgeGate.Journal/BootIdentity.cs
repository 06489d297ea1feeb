namespace EdgeGate.Journal;

/// <summary>Which run of the machine this is.</summary>
public static class BootIdentity
{
    /// <summary>The kernel's file; a new random id at each boot (proc_sys_kernel(5)).</summary>
    public const string KernelFile = "/proc/sys/kernel/random/boot_id";

    /// <summary>The kernel's id, or a random one for this process where there is none: then every start counts as a boot.</summary>
    public static Guid Read(string file = KernelFile)
    {
        try
        {
            return Guid.TryParse(File.ReadAllText(file).Trim(), out var id) ? id : Guid.NewGuid();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Guid.NewGuid();
        }
    }
}

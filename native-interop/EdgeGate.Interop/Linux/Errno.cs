using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux;

/// <summary>Error numbers of Linux that callers tell apart, and every one's words. 0 is success.</summary>
public static class Errno
{
    public const int None = 0;
    public const int NotPermitted = 1;
    public const int NoEntry = 2;
    public const int Interrupted = 4;
    public const int Io = 5;
    public const int NoDeviceOrAddress = 6;
    public const int Again = 11;
    public const int NoMemory = 12;
    public const int AccessDenied = 13;
    public const int Busy = 16;
    public const int NoDevice = 19;
    public const int InvalidArgument = 22;
    public const int NotATerminal = 25;
    public const int NoSpace = 28;
    public const int BrokenPipe = 32;
    public const int NotSupported = 95;

    /// <summary>ENOTSUPP, which some GPIO drivers let out of the kernel although it was not meant to leave it.</summary>
    public const int NotSupportedInKernel = 524;

    /// <summary>The error in words, with its number: <c>Device or resource busy (errno 16)</c>.</summary>
    public static string Describe(int errno) => $"{Marshal.GetPInvokeErrorMessage(errno)} (errno {errno})";
}

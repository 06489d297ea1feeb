using System.Reflection;
using System.Runtime.InteropServices;
using OpenCvSharp;

namespace EdgeGate.Platform.Imaging.OpenCv;

/// <summary>
/// Finds libOpenCvSharpExtern.so. The package names the library without saying where it may lie, and a program compiled ahead of time then
/// asks the system's loader alone, which does not look beside the program. Safe from several threads.
/// </summary>
internal static class NativeHalf
{
    private const string Name = "OpenCvSharpExtern";

    private static readonly Lock Once = new();
    private static bool isSet;

    /// <summary>Has the library looked for beside the program first. Calls after the first do nothing.</summary>
    internal static void LookBesideTheProgram()
    {
        lock (Once)
        {
            if (isSet)
                return;
            NativeLibrary.SetDllImportResolver(typeof(Cv2).Assembly, Resolve);
            isSet = true;
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        var beside = System.IO.Path.Combine(AppContext.BaseDirectory, $"lib{Name}.so");
        return name == Name && File.Exists(beside) && NativeLibrary.TryLoad(beside, out var library) ? library : default;
    }
}

using System.Reflection;
using System.Runtime.InteropServices;

namespace EdgeGate.Interop;

/// <summary>
/// Finds EdgeGate's native libraries: beside the program first, then in the folder that <see cref="LibraryNames.FolderVariable"/>
/// names, then wherever the system's loader looks.
/// </summary>
internal static class LibraryResolver
{
    private static int _registered;

    /// <summary>Called by the static constructor of each class with imports; the first call counts.</summary>
    internal static void Register()
    {
        if (Interlocked.Exchange(ref _registered, 1) == 0)
            NativeLibrary.SetDllImportResolver(typeof(LibraryResolver).Assembly, Resolve);
    }

    /// <summary>Refuses a library that was not built from this program's headers.</summary>
    internal static void RequireAbi(string name, uint found, uint needed)
    {
        if (found != needed)
            throw new DllNotFoundException($"lib{name}.so has ABI {found}, this program needs {needed}: install both of one release.");
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (name is not (LibraryNames.Npu or LibraryNames.Imaging))
            return 0;
        foreach (var candidate in Candidates($"lib{name}.so"))
        {
            if (File.Exists(candidate))
                return Load(candidate, name);
        }

        return NativeLibrary.TryLoad($"lib{name}.so", out var handle) ? handle : throw Missing(name, "no such file");
    }

    private static IEnumerable<string> Candidates(string file)
    {
        yield return Path.Combine(AppContext.BaseDirectory, file);
        if (Environment.GetEnvironmentVariable(LibraryNames.FolderVariable) is { Length: > 0 } folder)
            yield return Path.Combine(folder, file);
    }

    // The file is there: if it does not load, a library that it needs is missing, and the loader's message names that one.
    private static nint Load(string path, string name)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (DllNotFoundException error)
        {
            throw Missing(name, error.Message);
        }
    }

    private static DllNotFoundException Missing(string name, string reason) => new(
        $"lib{name}.so cannot be loaded from {AppContext.BaseDirectory} or {LibraryNames.FolderVariable}: {reason}. " +
        "Build native-interop (see its README) or install the package that is missing.");
}

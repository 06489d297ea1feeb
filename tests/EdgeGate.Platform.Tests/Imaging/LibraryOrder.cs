using System.Runtime.CompilerServices;
using EdgeGate.Platform.Imaging.Own;

namespace EdgeGate.Platform.Tests.Imaging;

/// <summary>
/// A program has one picture library; these tests have two in one process. libOpenCvSharpExtern.so exports a libjpeg of its own, and where
/// it is loaded first, the distribution's libjpeg, which its desktop libraries need, binds to it: the own library then crashes in a mixture
/// of both. Loaded first, the own library keeps the distribution's for itself.
/// </summary>
internal static class LibraryOrder
{
    [ModuleInitializer]
    internal static void OwnLibraryFirst() => _ = new OwnImaging();
}

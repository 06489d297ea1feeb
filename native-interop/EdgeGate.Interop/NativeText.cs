using System.Text;

namespace EdgeGate.Interop;

/// <summary>Text in fixed arrays of native structs.</summary>
internal static class NativeText
{
    /// <summary>UTF-8 up to the first zero byte.</summary>
    internal static string Read(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? text : text[..end]);
    }
}

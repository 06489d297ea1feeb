using System.Text;

namespace EdgeGate.Interop.Linux;

/// <summary>Texts in the kernel's structures: UTF-8, ended by a zero unless they fill their field.</summary>
public static class KernelText
{
    /// <summary>Reads a field.</summary>
    public static string Read(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? field : field[..end]);
    }

    /// <summary>Writes a field; a text too long is cut, the zero at the end stays.</summary>
    public static void Write(Span<byte> field, string text)
    {
        field.Clear();
        Encoding.UTF8.TryGetBytes(text, field[..^1], out _);
    }
}

namespace EdgeGate.Platform.Tests.Storage.Damage;

/// <summary>One way in which a disk, or somebody with an editor, spoils a file.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Do">Spoils the file at a path.</param>
public sealed record FileDamage(string Name, Action<string, Random> Do)
{
    private const int Sector = 512, Page = 8192;

    /// <summary>Every way there is.</summary>
    public static IReadOnlyList<FileDamage> All { get; } =
    [
        new("1 bit", (file, random) => Change(file, bytes => bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8)))),
        new("64 random bytes", (file, random) => Change(file, bytes =>
        {
            for (var i = 0; i < 64; i++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        })),
        new("one sector zero", (file, random) => Change(file, bytes => Part(bytes, random.Next(bytes.Length), Sector).Clear())),
        new("two pages swapped", (file, random) => Change(file, bytes =>
        {
            var pages = Math.Max(1, bytes.Length / Page);
            var (first, second) = (random.Next(pages) * Page, random.Next(pages) * Page);
            var (one, other) = (Part(bytes, first, Page).ToArray(), Part(bytes, second, Page).ToArray());
            var both = Math.Min(one.Length, other.Length);
            other.AsSpan(0, both).CopyTo(bytes.AsSpan(first));
            one.AsSpan(0, both).CopyTo(bytes.AsSpan(second));
        })),
        new("cut short", (file, random) => Cut(file, random.NextInt64(new FileInfo(file).Length))),
        new("cut at a page", (file, random) => Cut(file, random.NextInt64((new FileInfo(file).Length / Page) + 1) * Page)),
        new("removed", (file, _) => File.Delete(file)),
        new("empty", (file, _) => File.WriteAllBytes(file, [])),
        new("garbage at the end", (file, random) => File.AppendAllBytes(file, Random(random, random.Next(1, 3 * Page)))),
        new("garbage", (file, random) => File.WriteAllBytes(file, Random(random, (int)new FileInfo(file).Length))),
        new("zeros", (file, _) => File.WriteAllBytes(file, new byte[new FileInfo(file).Length])),
        new("a folder in its place", (file, _) =>
        {
            File.Delete(file);
            Directory.CreateDirectory(file);
        }),
    ];

    private static Span<byte> Part(byte[] bytes, int at, int length) => bytes.AsSpan(at, Math.Min(length, bytes.Length - at));

    private static byte[] Random(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static void Cut(string file, long length)
    {
        using var stream = File.OpenWrite(file);
        stream.SetLength(length);
    }

    private static void Change(string file, Action<byte[]> change)
    {
        var bytes = File.ReadAllBytes(file);
        if (bytes.Length > 0)
            change(bytes);
        File.WriteAllBytes(file, bytes);
    }
}

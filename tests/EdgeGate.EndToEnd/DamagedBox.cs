using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>
/// A box that has run, with every file that it keeps: configuration, list, journal, keys, accounts, models. Copied, spoiled and started.
/// </summary>
internal sealed class DamagedBox
{
    /// <summary>Every way in which a file is spoiled.</summary>
    internal static readonly IReadOnlyList<(string Name, Action<string, Random> Do)> Damages =
    [
        ("64 random bytes", (file, random) => Change(file, bytes =>
        {
            for (var i = 0; i < 64; i++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        })),
        ("zeros", (file, _) => File.WriteAllBytes(file, new byte[new FileInfo(file).Length])),
        ("cut short", (file, random) =>
        {
            using var stream = File.OpenWrite(file);
            stream.SetLength(random.NextInt64(stream.Length));
        }),
        ("removed", (file, _) => File.Delete(file)),
        ("empty", (file, _) => File.WriteAllBytes(file, [])),
        ("a folder in its place", (file, _) =>
        {
            File.Delete(file);
            Directory.CreateDirectory(file);
        }),
        ("1 bit", (file, random) => Change(file, bytes => bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8)))),
        ("garbage", (file, random) => Change(file, random.NextBytes)),
    ];

    private static readonly string Scene = System.IO.Path.Combine(Binary.Root, "board/common/self-test/scene.jpg");

    /// <param name="folder">Where it lies.</param>
    /// <param name="clip">What its camera shows; null: one picture.</param>
    /// <param name="policy">What it does when nothing can be recorded.</param>
    /// <param name="withPage">True: with its page, an account and models of its own.</param>
    internal DamagedBox(TemporaryFolder folder, string? clip = null, string policy = "hold", bool withPage = false)
    {
        Path = Directory.CreateDirectory(System.IO.Path.Combine(folder.Path, "box")).FullName;
        var list = System.IO.Path.Combine(Path, "list.csv");
        File.WriteAllText(list, "plate,list,owner,note,valid_from,valid_to\nKHD8395,allow,Lin,,,\n");
        if (withPage)
            CopyModels();
        var text = File.ReadAllText(SimTests.Config(folder, list, clip ?? Scene, console: withPage))
            .Replace("\"directory\": \"journal\"", $"\"directory\": \"journal\", \"onFailure\": \"{policy}\"", StringComparison.Ordinal)
            .Replace($"\"list\": {SimTests.JsonEncode(list)}", $"\"list\": \"list.csv\"{(withPage ? ", \"models\": \"models\"" : "")}",
                StringComparison.Ordinal);
        File.WriteAllText(Config, text);
        if (withPage)
            MakeAccount();
        var first = Start();
        Assert.True(first.ExitCode == 0, first.Error);
        Assert.Equal(0, Binary.Run("export", folder.Path, "--config", Config, "--name", "export").ExitCode);
        _good = System.IO.Path.Combine(folder.Path, "good");
        Copy(Path, _good);
        Files = [.. Directory.GetFiles(_good, "*", SearchOption.AllDirectories).Select(file => System.IO.Path.GetRelativePath(_good, file))
            .Where(IsKept).Order(StringComparer.Ordinal)];
    }

    private readonly string _good;

    /// <summary>Where it lies now.</summary>
    internal string Path { get; }

    /// <summary>Its configuration.</summary>
    internal string Config => System.IO.Path.Combine(Path, "edgegate.json");

    /// <summary>Its files, without those that nothing reads.</summary>
    internal IReadOnlyList<string> Files { get; }

    /// <summary>What a file is, for the table.</summary>
    internal static string KindOf(string file) => file switch
    {
        _ when file.EndsWith("journal.db", StringComparison.Ordinal) => "data",
        _ when file.EndsWith("journal-log.db", StringComparison.Ordinal) => "log",
        _ when file.EndsWith("store.last", StringComparison.Ordinal)
        || file.EndsWith("running-time.json", StringComparison.Ordinal) => "beside the journal",
        _ when file.Contains("list", StringComparison.Ordinal) => "lists",
        _ when file.Contains("models/", StringComparison.Ordinal) => "models",
        _ when file.EndsWith(".key", StringComparison.Ordinal) || file.EndsWith(".pem", StringComparison.Ordinal)
        || file.EndsWith(".crt", StringComparison.Ordinal) => "keys",
        _ when file.Contains("console/", StringComparison.Ordinal) => "accounts",
        _ when file.Contains("edgegate", StringComparison.Ordinal) => "configuration",
        _ => "other",
    };

    /// <summary>Everything as it was.</summary>
    internal void Restore()
    {
        Directory.Delete(Path, recursive: true);
        Copy(_good, Path);
    }

    /// <summary>One file as it was.</summary>
    internal void Restore(string file)
    {
        var target = System.IO.Path.Combine(Path, file);
        if (Directory.Exists(target))
            Directory.Delete(target, recursive: true);
        File.Copy(System.IO.Path.Combine(_good, file), target, overwrite: true);
    }

    /// <summary>Spoils one.</summary>
    internal void Spoil(string file, Action<string, Random> damage, Random random) => damage(System.IO.Path.Combine(Path, file), random);

    /// <summary>
    /// Starts the lane as systemd does, on one run of its pictures: the state folder is known, whatever became of the configuration that
    /// names it.
    /// </summary>
    internal Outcome Start(string? source = null) => Binary.RunWith(
        State, "run", "--config", Config, "--simulate", "--once", "--fast", "--source", source ?? Scene);

    /// <summary>Starts it for good, with its page.</summary>
    internal RunningLane Work()
    {
        var start = Binary.Describe(System.IO.Path.GetTempPath(), "run", "--config", Config, "--simulate", "--fast");
        foreach (var (name, value) in State)
            start.Environment[name] = value;
        return new(start);
    }

    internal static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            if (!file.EndsWith(".sock", StringComparison.Ordinal))
                File.Copy(file, target);
        }
    }

    internal static void Change(string file, Action<byte[]> change)
    {
        var bytes = File.ReadAllBytes(file);
        if (bytes.Length > 0)
            change(bytes);
        File.WriteAllBytes(file, bytes);
    }

    private Dictionary<string, string> State => new() { ["STATE_DIRECTORY"] = System.IO.Path.Combine(Path, "journal") };

    // Cards and figures of the models are for people.
    private static bool IsKept(string file) =>
        !file.EndsWith(".md", StringComparison.Ordinal) && !file.EndsWith(".svg", StringComparison.Ordinal)
        && !file.EndsWith(".fp32.onnx", StringComparison.Ordinal);

    private void CopyModels()
    {
        foreach (var model in Directory.GetDirectories(System.IO.Path.Combine(Binary.Root, "models"), "plate-*"))
            Copy(model, System.IO.Path.Combine(Path, "models", System.IO.Path.GetFileName(model)));
    }

    private void MakeAccount()
    {
        using var lane = Work();
        using (PageClient.SignIn(lane))
            lane.End();
    }
}

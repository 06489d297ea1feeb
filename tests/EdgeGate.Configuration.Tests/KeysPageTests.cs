using EdgeGate.Configuration.Schema;
using Xunit;

namespace EdgeGate.Configuration.Tests;

/// <summary>The manual's page of every key.</summary>
public sealed class KeysPageTests
{
    [Fact]
    public void Page_InTheManual_IsWhatTheCommandPrints()
    {
        var page = Path.Combine(Environment.GetEnvironmentVariable("EDGEGATE_ROOT") ?? Root(), "board/manual/keys.md");
        Assert.True(KeysPageWriter.Write() == File.ReadAllText(page), $"a key has changed: edgegate check --keys --markdown > {page}");
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EdgeGate.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("run from inside a checkout, or set EDGEGATE_ROOT");
        return folder;
    }
}

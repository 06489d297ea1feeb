using System.Runtime.CompilerServices;
using Xunit;

namespace EdgeGate.Barrier.Tests;

public sealed class StateTableTests
{
    [Fact]
    public void Next_EveryStateAndEveryInput_AsWrittenOut()
    {
        var table = StateTable.Print();
        foreach (var line in StateTable.Summarise(table))
            Console.WriteLine($"TABLE {line}");

        Assert.Equal(File.ReadAllText(Path.Combine(Folder(), "StateTable.txt")), table);
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}

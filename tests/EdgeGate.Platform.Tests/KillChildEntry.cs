using System.Runtime.CompilerServices;
using EdgeGate.Contracts.Events;
using EdgeGate.Platform.Storage;

namespace EdgeGate.Platform.Tests;

/// <summary>Lets this program be the process that gets killed.</summary>
internal static class KillChildEntry
{
    [ModuleInitializer]
    internal static void Run() => KillChild.RunIfAsked(static () => new LiteReadStoreDriver());
}

using EdgeGate.PowerCut.Guest;

// power-cut-guest STORE DIRECTORY CHECKFROM: opens the store, checks what it holds, then appends until the power goes.
// Its output is a serial line. O LAST: opened. V N: N events checked. A ID: everything up to ID is durable. B TEXT: something is wrong.
using var line = Console.OpenStandardOutput();
try
{
    using var store = Stores.Open(args[0], args[1]);
    var worker = new Worker(store, line);
    worker.Check(long.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture));
    worker.AppendForEver();
}
catch (Exception e)
{
    line.Write(System.Text.Encoding.UTF8.GetBytes($"B {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}\n"));
    return 1;
}

return 0;

using EdgeGate.Appliance.CommandLine;
using EdgeGate.Appliance.Commands;

Terminal.Guard();
return Entry.Run(args, Console.Error);

using System.CommandLine;
using EdgeGate.Configuration;
using EdgeGate.Configuration.Migration;

namespace EdgeGate.Appliance.Commands;

/// <summary>
/// <c>edgegate migrate</c>: brings the configuration to this release's format and keeps the old file. An update calls it.
/// </summary>
internal static class MigrateCommand
{
    internal static Command Create()
    {
        var config = CommonOptions.Config();
        var print = new Option<bool>("--print") { Description = "Print the file as it would be; change nothing." };
        var command = new Command("migrate", "Bring the configuration to this release's format; the old file is kept beside it.") { config,
            print };
        command.SetAction(parsed => Failure.Guard(() => Run(parsed.GetValue(config), parsed.GetValue(print))));
        return command;
    }

    private static int Run(string? given, bool print)
    {
        var path = CommonOptions.ConfigPath(given);
        if (path is null)
        {
            Console.WriteLine($"no {CommonOptions.DefaultConfig} and no --config: nothing to bring to another format");
            return ExitCodes.Ok;
        }

        var upgrade = new ConfigUpgrade(ConfigMigration.Known);
        var plan = upgrade.Plan(path);
        if (print)
        {
            using var output = Console.OpenStandardOutput();
            output.Write(plan.Upgraded);
            return ExitCodes.Ok;
        }

        if (ConfigUpgrade.Carry(plan) is not { } kept)
        {
            Console.WriteLine($"{path} is of format {plan.To} already");
            return ExitCodes.Ok;
        }

        Console.WriteLine($"{path} is of format {plan.To} now; the file of format {plan.From} is kept as {kept}");
        foreach (var change in plan.Changes)
            Console.WriteLine($"  {change}");
        return ExitCodes.Ok;
    }
}

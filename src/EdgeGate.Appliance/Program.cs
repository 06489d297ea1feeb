using System.CommandLine;
using EdgeGate.Appliance.Commands;

Terminal.Guard();

var root = new RootCommand("EdgeGate reads the plate, decides, and opens the barrier. No network needed.")
{
    RunCommand.Create(),
    ReadCommand.Create(),
    BenchCommand.Create(),
    InitCommand.Create(),
    CheckCommand.Create(),
    MigrateCommand.Create(),
    DoctorCommand.Create(),
    CompareCommand.Create(),
    CommissionCommand.Create(),
    SelfTestCommand.Create(),
    EventsCommand.Create(),
    ExplainCommand.Create(),
    WhatIfCommand.Create(),
    ExportCommand.Create(),
    ClockCommand.Create(),
    VerifyCommand.Create(),
    SalvageCommand.Create(),
    ListsCommand.Create(),
    NearMissesCommand.Create(),
    FormatsCommand.Create(),
    PresenceCommand.Create(),
    PersonCommand.Create(),
    VersionCommand.Create(),
};

return root.Parse(args).Invoke();

namespace EdgeGate.WebConsole.Accounts;

/// <summary>What an account may do. Names are stored; never rename one. A later value may do whatever an earlier one may.</summary>
public enum Role
{
    /// <summary>Runs the lane: looks, searches, keeps the lists, opens by hand.</summary>
    Operator,

    /// <summary>Installs it: besides, commissions, tests contacts, rehearses faults, keeps the accounts.</summary>
    Technician,
}

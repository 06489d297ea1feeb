namespace EdgeGate.Barrier;

/// <summary>What happens when a vehicle that was granted access still stands there and the arm has come down again.</summary>
public enum StandingVehicle
{
    /// <summary>The gate opens for it again, a few times; then a person is called.</summary>
    Reopen,

    /// <summary>A person is called.</summary>
    CallPerson,
}

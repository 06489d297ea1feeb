namespace EdgeGate.Domain.Events;

/// <summary>What became of a vehicle, step by step: each is recorded when it happens. Names are stored; never rename one.</summary>
public enum VehicleStep
{
    /// <summary>The rules gave an answer. On every decision, so that journals from before there were steps can be told.</summary>
    Decided,

    /// <summary>The gate was told to open.</summary>
    Commanded,

    /// <summary>The gate was not told to open; <see cref="VehicleFact.Cause"/> says why.</summary>
    Withheld,

    /// <summary>The gate was told to open and refused; <see cref="VehicleFact.Cause"/> says why.</summary>
    Refused,

    /// <summary>The arm is up.</summary>
    Opened,

    /// <summary>The arm will not go up; <see cref="VehicleFact.Cause"/> says why.</summary>
    DidNotOpen,

    /// <summary>It still stands there, and a person has to look after it.</summary>
    Stands,

    /// <summary>It went through the gate.</summary>
    Passed,

    /// <summary>It went back, or past the gate.</summary>
    BackedAway,

    /// <summary>It is gone and did not go through the gate.</summary>
    DidNotPass,

    /// <summary>A person says that it is inside.</summary>
    SetInside,

    /// <summary>A person says that it is not inside.</summary>
    SetOutside,

    /// <summary>A person says that nobody is inside.</summary>
    NobodyInside,
}

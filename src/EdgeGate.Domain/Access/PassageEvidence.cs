namespace EdgeGate.Domain.Access;

/// <summary>All that says whether a vehicle went through the gate.</summary>
/// <param name="Vehicle">Where it is.</param>
/// <param name="Opened">True: the arm has been up since the gate was told to open for it.</param>
/// <param name="CycleOver">True: the arm is down again, or will not move any more.</param>
/// <param name="LeftWhileUp">True: the arm was up, or on its way, when the vehicle was last seen.</param>
/// <param name="Sensor">What the sensors under the arm said.</param>
/// <param name="ExitLoop">True: the loop behind the gate was taken after the gate was told to open.</param>
public readonly record struct PassageEvidence(
    Whereabouts Vehicle, bool Opened, bool CycleOver, bool LeftWhileUp, UnderArm Sensor, bool ExitLoop);

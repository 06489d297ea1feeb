namespace EdgeGate.WebConsole.Ports;

/// <summary>Handing a lane over, by driving through it.</summary>
public interface ICommissioning
{
    /// <summary>The one that is going on; null: none.</summary>
    CommissionView? Current { get; }

    /// <summary>Begins one; one that is going on is given up.</summary>
    /// <returns>False: that is no plate.</returns>
    bool Begin(string plate);

    /// <summary>Goes to a step.</summary>
    /// <returns>False: there is none of that name, or no commissioning.</returns>
    bool GoTo(string step);

    /// <summary>Lets go of the focus peak.</summary>
    void ResetFocus();

    /// <summary>Lets the motor of the lens look for the peak, in the step Focus.</summary>
    /// <returns>False: there is no motor, no commissioning, or it is in another step.</returns>
    bool FocusByMotor();

    /// <summary>Takes a pass out.</summary>
    /// <returns>False: there is no such pass.</returns>
    bool Discard(int number);

    /// <summary>Gives it up.</summary>
    void End();

    /// <summary>Writes the signed report.</summary>
    /// <returns>Its file name.</returns>
    /// <exception cref="IOException">It cannot be kept.</exception>
    string SaveReport(string technician);

    /// <summary>Names of the reports kept, newest first.</summary>
    IReadOnlyList<string> Reports { get; }

    /// <summary>A report, or null.</summary>
    byte[]? Report(string name);

    /// <summary>The fingerprint of the key that signed a report; null: not signed, or changed since.</summary>
    string? Verify(ReadOnlySpan<byte> file);

    /// <summary>The fingerprint of this box's key.</summary>
    string Fingerprint { get; }
}

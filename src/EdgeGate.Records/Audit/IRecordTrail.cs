using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Records;

namespace EdgeGate.Records.Audit;

/// <summary>Writes down what a person did.</summary>
public interface IRecordTrail
{
    /// <summary>Makes an audit event durable before it returns.</summary>
    /// <param name="said">One sentence.</param>
    /// <param name="vehicle">What a person set of a vehicle; null: nothing.</param>
    /// <exception cref="ReadStoreFaultException">It is not on disk.</exception>
    void Audit(Phrase said, VehicleFact? vehicle = null);

    /// <summary>Writes an audit event behind whoever waits, and goes on where the disk does not take it.</summary>
    /// <param name="said">One sentence.</param>
    void Note(Phrase said);

    /// <summary>A person says that the clock is right; it is on record.</summary>
    /// <param name="who">Who says so.</param>
    /// <exception cref="RecordsFaultException">No lane runs whose clock it could be.</exception>
    /// <exception cref="ReadStoreFaultException">It is not on disk.</exception>
    ClockReport ConfirmClock(string who) => throw new RecordsFaultException("the lane does not run; start it, then confirm its clock");
}

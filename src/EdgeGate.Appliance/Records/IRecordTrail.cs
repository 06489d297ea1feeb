using EdgeGate.Domain.Events;

namespace EdgeGate.Appliance.Records;

/// <summary>Writes down what a person did.</summary>
internal interface IRecordTrail
{
    /// <summary>Makes an audit event durable before it returns.</summary>
    /// <param name="text">One sentence.</param>
    /// <param name="vehicle">What a person set of a vehicle; null: nothing.</param>
    /// <exception cref="ReadStoreFaultException">It is not on disk.</exception>
    void Audit(string text, VehicleFact? vehicle = null);
}

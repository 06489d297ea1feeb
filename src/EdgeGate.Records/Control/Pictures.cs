using System.Collections.Frozen;
using EdgeGate.Domain.Events;

namespace EdgeGate.Records.Control;

/// <summary>Takes the pictures of events off before they become JSON, and puts them back after.</summary>
public static class Pictures
{
    public static IReadOnlyList<ControlPicture> Of(params IEnumerable<GateEvent> events) =>
        [.. events.SelectMany(e => e.Images.Select(image => new ControlPicture(e.Id, image.Key, image.Value)))];

    public static GateEvent With(this GateEvent gateEvent, IReadOnlyList<ControlPicture> pictures) => gateEvent with
    {
        // Last one wins: an answer that names a picture twice is no reason to fail.
        Images = pictures.Where(picture => picture.Event == gateEvent.Id).GroupBy(picture => picture.Name)
            .ToFrozenDictionary(group => group.Key, group => group.Last().Jpeg),
    };
}

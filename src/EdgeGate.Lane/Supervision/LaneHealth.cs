using EdgeGate.Lane.Inference;

namespace EdgeGate.Lane.Supervision;

/// <summary>What there is to know of a lane at one moment.</summary>
/// <param name="Version">Of the program.</param>
/// <param name="State">reading, no-camera, vision-fault or faulted.</param>
/// <param name="Frames">Frames that the camera delivered since the start.</param>
/// <param name="FrameAgeMs">Milliseconds since the last one; -1 before the first.</param>
/// <param name="FramesRead">Frames that went all the way to a decision.</param>
/// <param name="CameraFaults">Faults of the camera since the start.</param>
/// <param name="VisionFaults">Faults of the models' runtime since the start.</param>
/// <param name="FramesSkipped">Frames that could not be read or followed since the start.</param>
/// <param name="Inference">What computes the models.</param>
public readonly record struct LaneHealth(
    string Version, string State, long Frames, long FrameAgeMs, long FramesRead, long CameraFaults, long VisionFaults, long FramesSkipped,
    InferenceHealth Inference);


namespace EdgeGate.Lane.Supervision;

/// <summary>Where a picture passes through in a lane. Each has a word of its own in the page's languages (<c>fault.lane.*</c>).</summary>
public enum LaneStage
{
    /// <summary>Detector, aligner, rectifier, focus, super-resolution, recogniser.</summary>
    Vision,

    /// <summary>Readings become vehicles.</summary>
    Tracking,

    /// <summary>Rules, journal, barrier.</summary>
    Decision,

    /// <summary>The pictures that go with a decision.</summary>
    Pictures,

    /// <summary>Whoever looks at each frame: the box's own page, a commissioning.</summary>
    Page,

    /// <summary>Terminal, display, page and whoever else is told what the lane does.</summary>
    News,

    /// <summary>The list and the configuration, looked at while the lane runs.</summary>
    Lists,
}

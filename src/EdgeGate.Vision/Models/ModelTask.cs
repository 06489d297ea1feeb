namespace EdgeGate.Vision.Models;

/// <summary>What a model is for.</summary>
public enum ModelTask
{
    /// <summary>Finds plates in a frame: a score and four corners for each cell of a grid.</summary>
    Detect,

    /// <summary>Reads one rectified plate: a CTC sequence of characters and a region.</summary>
    Recognise,

    /// <summary>Puts the corners of a found plate right: eight offsets for one crop.</summary>
    Align,

    /// <summary>Makes a small or soft crop of a plate larger before it is read.</summary>
    Enhance,
}

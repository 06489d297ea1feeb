namespace EdgeGate.Vision;

/// <summary>Ticks of the time provider that a <see cref="PlateReader"/> spent since it was last asked to forget them.</summary>
internal record struct ReaderTicks(long Detect, long Rectify, long SuperResolve, long Recognise);

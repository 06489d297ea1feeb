namespace EdgeGate.Configuration.Keys;

/// <summary>What the sections of the file are about.</summary>
public static class SectionTexts
{
    public static string Of(string section) => section switch
    {
        "lane" => "What the lane is called and where its files lie.",
        "capture" => "The camera.",
        "vision" => "Finding and reading plates.",
        "vision.zone" => "The part of the frame that is looked at; it lies inside the frame.",
        "inference" => "What computes the models, and what happens when it fails.",
        "tracker" => "From readings to vehicles, and when a vehicle is decided on.",
        "access" => "The rules: who may pass.",
        "gate" => "The wiring, by names of chips and lines.",
        "gate.outputs" => "Contacts of the box; a lane with a barrier needs open.",
        "gate.inputs" => "Sensors and switches.",
        "barrier" => "How the barrier is asked, and its times.",
        "journal" => "What is kept, and for how long.",
        "cabinet" => "Display, thermometer, button and lights in the cabinet; whatever is not there is left out.",
        "console" => "The box's own page.",
        _ => $"Line {section[(section.LastIndexOf('.') + 1)..]}.",
    };
}

namespace EdgeGate.Configuration.Options;

/// <summary>What a lane keeps, and where each of it lies. No path below the folder is made anywhere else.</summary>
/// <param name="Path">The folder: <c>journal.directory</c> as a full path.</param>
public sealed record StateFolder(string Path)
{
    /// <summary>The store; all of it is set aside when it is damaged, so nothing else is kept in there.</summary>
    public string Store => At("store");

    /// <summary>Number and checksum of the last event, apart from the store.</summary>
    public string LastEvent => At("store.last");

    /// <summary>The box's private key.</summary>
    public string BoxKey => At("box-key.pem");

    /// <summary>How long the box has run.</summary>
    public string RunningTime => At("running-time.json");

    /// <summary>The access list in force, as the lane keeps it.</summary>
    public string LastGoodList => At("last-good-list.csv");

    /// <summary>A copy of the models that the lane read with last.</summary>
    public string SpareModels => At("last-good-models");

    /// <summary>Values that were set on the page.</summary>
    public string PageValues => At("page-settings.json");

    /// <summary>How the lane looked when it was accepted.</summary>
    public string Commissioned => At("commissioned.json");

    /// <summary>The lane's figures, by the hour.</summary>
    public string Hours => At("hours.json");

    /// <summary>The page's folder: accounts, one-time code, certificate, reports.</summary>
    public string Console => At("console");

    /// <summary>Acceptance reports.</summary>
    public string Reports => System.IO.Path.Combine(Console, "reports");

    /// <summary>Where the running lane can be asked.</summary>
    public string ControlSocket => At("control.sock");

    /// <summary>The configuration that the lane last ran with.</summary>
    /// <param name="name">Of the copy: lanes on one machine may share a folder.</param>
    public string LastGoodConfiguration(string name) => System.IO.Path.Combine(At("last-good"), name);

    private string At(string name) => System.IO.Path.Combine(Path, name);
}

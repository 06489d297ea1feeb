namespace EdgeGate.Lane.Supervision;

/// <summary>Tells whoever started the program how it is. Safe from any thread; must not throw.</summary>
public interface INotifier : IDisposable
{
    /// <summary>Hands one message over, such as <c>READY=1</c>.</summary>
    void Send(string message);
}

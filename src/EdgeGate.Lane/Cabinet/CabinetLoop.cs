using System.Net.NetworkInformation;
using System.Net.Sockets;
using EdgeGate.Configuration.Options;
using EdgeGate.Domain.Cabinet;
using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Timing;

namespace EdgeGate.Lane.Cabinet;

/// <summary>
/// Shows the lane on the display, reads button and temperature, sets the lights; twice a second, on a thread of the pool, so that a slow
/// bus holds up nobody. Parts that are missing are looked for again at each turn.
/// </summary>
public sealed class CabinetLoop : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AlarmFor = TimeSpan.FromMinutes(10);
    private const int SlowTurns = 20;
    private const double Hysteresis = 5;

    private readonly Lock _gate = new();
    private readonly InForce<CabinetOptions> _options;
    private readonly ICabinet _cabinet;
    private readonly CabinetState _state;
    private readonly string _lane;
    private readonly Func<TimeSpan> _now;
    private readonly Action<Phrase> _alarm;
    private readonly ITimer _timer;
    private int _turn;
    private int _page;
    private bool _pressed;
    private bool _hot;
    private double? _celsius;
    private string _address = "";
    private string _failure = "";
    private bool _stopped;

    /// <summary>Begins. The cabinet is disposed of with this; the alarm is told of once, until it has cooled down.</summary>
    public CabinetLoop(
        InForce<CabinetOptions> options, ICabinet cabinet, CabinetState state, string lane, Func<TimeSpan> now, Action<Phrase> alarm,
        TimeProvider time)
    {
        (_options, _cabinet, _state, _lane, _now, _alarm) = (options, cabinet, state, lane, now, alarm);
        _timer = time.CreateSteadyTimer(Turn, Failed, TimeSpan.Zero, Every);
    }

    /// <summary>Ends with the lights off and the display dark: a frozen picture would lie.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            _stopped = true;
            _cabinet.TryWriteExpander(0);
            _cabinet.TryShow(new byte[ICabinet.PictureBytes]);
            _cabinet.Dispose();
        }
    }

    // A display that fails does so twice a second; each failure is told once.
    private void Failed(Exception error)
    {
        if (error.Message == _failure)
            return;
        _failure = error.Message;
        _alarm(Phrase.Of("cabinetFault", ("message", error.Message.ReplaceLineEndings(" "))));
    }

    private void Turn()
    {
        // A turn that takes longer than the interval is not joined by a second one.
        if (!_gate.TryEnter())
            return;
        try
        {
            if (!_stopped)
                TakeTurn();
        }
        finally
        {
            _gate.Exit();
        }
    }

    private void TakeTurn()
    {
        if (_turn++ % SlowTurns == 0)
        {
            _celsius = _cabinet.ReadTemperature();
            _address = OwnAddress();
            JudgeTemperature();
        }

        var facts = _state.Facts();
        if (_now() > facts.FirstCodeUntil)
            facts = facts with { FirstCode = "" };
        var alarm = _hot || (facts.Alarm.Length > 0 && _now() - facts.AlarmAt < AlarmFor);
        if (_cabinet.ReadExpander() is { } levels)
        {
            // The button pulls its pin to ground; a page is turned once for each press.
            var pressed = (levels >> _options.Now.ButtonPin & 1) == 0;
            if (pressed && !_pressed)
                _page = (_page + 1) % PanelPages.Count;
            _pressed = pressed;
            _cabinet.TryWriteExpander((ushort)(1 << (alarm ? _options.Now.RedPin : _options.Now.GreenPin)));
        }

        _cabinet.TryShow(PanelPages.Draw(_page, _lane, _address, facts, alarm, _celsius, _options.Now.ShowPlates).Picture);
    }

    private void JudgeTemperature()
    {
        if (_celsius is not { } degrees)
            return;
        if (!_hot && degrees > _options.Now.MaxTemperature)
        {
            _hot = true;
            _alarm(Phrase.Of(
                "cabinetHot", ("degrees", FormattableString.Invariant($"{degrees:0.0}")),
                ("limit", FormattableString.Invariant($"{_options.Now.MaxTemperature:0}"))));
        }
        else if (_hot && degrees < _options.Now.MaxTemperature - Hysteresis)
        {
            _hot = false;
        }
    }

    /// <summary>The first address that a laptop could reach.</summary>
    public static string OwnAddress()
    {
        try
        {
            return NetworkInterface.GetAllNetworkInterfaces()
                .Where(card => card.OperationalStatus == OperationalStatus.Up && card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
                .SelectMany(card => card.GetIPProperties().UnicastAddresses)
                .FirstOrDefault(address => address.Address.AddressFamily == AddressFamily.InterNetwork)?.Address.ToString() ?? "";
        }
        catch (NetworkInformationException)
        {
            return "";
        }
    }
}

using EdgeGate.Domain.Inference;
using EdgeGate.Domain.Timing;
using EdgeGate.Lane.Inference;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Lane.Tests.Inference;

public sealed class StandInTests
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider _time = new();
    private readonly Part _cpu = new("cpu");
    private readonly List<Part> _opened = [];
    private bool _isBroken;

    [Fact]
    public void Use_WithoutAPreferredOne_IsTheFallbackAndNotDegraded()
    {
        using var standIn = new StandIn<Part>(_cpu, null, null, Delay(), _time);

        Assert.Same(_cpu, standIn.Use(out var isBack));
        Assert.False(isBack || standIn.IsDegraded || standIn.Failed());
    }

    [Fact]
    public void Failed_Preferred_IsThrownAwayAtOnceAndTheFallbackUsed()
    {
        var npu = Open();
        using var standIn = new StandIn<Part>(_cpu, npu, Open, Delay(), _time);
        Assert.Same(npu, standIn.Use(out _));

        Assert.True(standIn.Failed());
        _time.Advance(TimeSpan.Zero);

        Assert.Same(_cpu, standIn.Use(out _));
        Assert.True(npu.IsDisposed && standIn.IsDegraded);
        Assert.Single(_opened);
    }

    [Fact]
    public void Failed_WhatFailedCannotEvenBeClosed_IsOpenedAgainAllTheSame()
    {
        using var standIn = new StandIn<Part>(_cpu, new Part("npu") { FailsToClose = true }, Open, Delay(), _time);

        standIn.Failed();
        _time.Advance(First);

        Assert.Same(Assert.Single(_opened), standIn.Use(out _));
    }

    [Fact]
    public void Use_AfterTheWait_IsTheReopenedOne()
    {
        using var standIn = new StandIn<Part>(_cpu, Open(), Open, Delay(), _time);
        standIn.Failed();

        _time.Advance(First - TimeSpan.FromMilliseconds(1));
        Assert.Same(_cpu, standIn.Use(out _));
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Same(_opened[1], standIn.Use(out var isBack));
        Assert.True(isBack);
        Assert.Same(_opened[1], standIn.Use(out isBack));
        Assert.False(isBack || standIn.IsDegraded);
    }

    [Fact]
    public void Open_ThatKeepsFailing_IsTriedWithWaitsThatDouble()
    {
        using var standIn = new StandIn<Part>(_cpu, Open(), Open, Delay(), _time);
        _isBroken = true;
        standIn.Failed();
        _time.Advance(TimeSpan.FromSeconds(2 + 4 + 8));
        _isBroken = false;

        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.Same(_cpu, standIn.Use(out _));
        _time.Advance(TimeSpan.FromSeconds(1));

        // The longest wait is ten seconds.
        Assert.NotSame(_cpu, standIn.Use(out _));
    }

    [Fact]
    public void Open_ThatThrowsWhatNobodyForesaw_EndsNothingAndIsTriedAgain()
    {
        var attempts = 0;
        using var standIn = new StandIn<Part>(_cpu, Open(), () => ++attempts == 1 ? throw new IndexOutOfRangeException() : Open(), Delay(),
            _time);
        standIn.Failed();

        _time.Advance(TimeSpan.FromSeconds(2 + 4));

        Assert.Equal(2, attempts);
        Assert.NotSame(_cpu, standIn.Use(out _));
    }

    [Fact]
    public void Failed_TenTimes_ComesBackTenTimesAndKeepsNothing()
    {
        using var standIn = new StandIn<Part>(_cpu, Open(), Open, Delay(), _time);
        for (var round = 0; round < 10; round++)
        {
            Assert.Same(_opened[^1], standIn.Use(out _));
            Assert.True(standIn.Failed());
            Assert.Same(_cpu, standIn.Use(out _));
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(11, _opened.Count);
        Assert.All(_opened[..10], part => Assert.True(part.IsDisposed));
    }

    [Fact]
    public void Create_WithoutPreferred_OpensItAfterTheWait()
    {
        using var standIn = new StandIn<Part>(_cpu, null, Open, Delay(), _time);
        Assert.True(standIn.IsDegraded);

        _time.Advance(First);

        Assert.Same(_opened[0], standIn.Use(out _));
    }

    [Fact]
    public void Dispose_WhileOneIsReady_DisposesAll()
    {
        var standIn = new StandIn<Part>(_cpu, Open(), Open, Delay(), _time);
        standIn.Failed();
        _time.Advance(First);
        standIn.Dispose();
        _time.Advance(TimeSpan.FromMinutes(10));

        Assert.True(_cpu.IsDisposed);
        Assert.Equal(2, _opened.Count);
        Assert.All(_opened, part => Assert.True(part.IsDisposed));
    }

    [Fact]
    public void Failed_AfterALongGoodRun_WaitsFromTheBeginning()
    {
        using var standIn = new StandIn<Part>(_cpu, Open(), Open, Delay(), _time);
        standIn.Failed();
        _time.Advance(First);
        standIn.Use(out _);
        standIn.Failed();

        // The second wait is twice the first.
        _time.Advance(First);
        Assert.Same(_cpu, standIn.Use(out _));
        _time.Advance(First);
        Assert.Same(_opened[2], standIn.Use(out _));

        _time.Advance(TimeSpan.FromMinutes(2));
        standIn.Failed();
        _time.Advance(First);

        Assert.Same(_opened[3], standIn.Use(out _));
    }

    private static Backoff Delay() => new(First, TimeSpan.FromSeconds(10));

    private Part Open()
    {
        if (_isBroken)
            throw new InferenceFaultException("broken");
        _opened.Add(new Part("npu"));
        return _opened[^1];
    }
}

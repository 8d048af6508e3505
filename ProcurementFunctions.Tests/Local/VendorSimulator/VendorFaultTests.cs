using System.Net;
using ProcurementFunctions.Local.VendorSimulator;

namespace ProcurementFunctions.Tests.Local.VendorSimulator;

public sealed class VendorFaultTests
{
    [Fact]
    public async Task Down_AnyCall_Is503WithRetryAfter()
    {
        await using var market = await SimulatedMarket.OpenAsync(VendorProfile.Exact with { Fault = VendorFault.Down });

        using var response = await market.SendAsync(HttpMethod.Get, "orders/PO-1");

        await SimulatedMarket.ReadAsync(response, HttpStatusCode.ServiceUnavailable);
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task Hangs_AnyCall_IsNeverAnswered()
    {
        await using var market = await SimulatedMarket.OpenAsync(VendorProfile.Exact with { Fault = VendorFault.Hangs });
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => market.SendAsync(HttpMethod.Get, "orders/PO-1", cancellation: patience.Token));
    }

    [Fact]
    public async Task RefusesOrders_GivesQuotesAndTakesNoOrder()
    {
        await using var market = await SimulatedMarket.OpenAsync(VendorProfile.Exact with { Fault = VendorFault.RefusesOrders });
        var order = SimulatedMarket.OrderOf("PO-1", await market.QuoteAsync("LAMP", 50), 50);

        using var response = await market.PostOrderAsync(order);

        await SimulatedMarket.ReadAsync(response, HttpStatusCode.UnprocessableEntity);
        Assert.Empty(market.Server.ReceivedOrders());
    }

    [Fact]
    public async Task LosesOrderAnswers_CallerTimesOut_OrderIsFoundByItsNumber()
    {
        await using var market = await SimulatedMarket.OpenAsync(VendorProfile.Exact with { Fault = VendorFault.LosesOrderAnswers });
        var order = SimulatedMarket.OrderOf("PO-1", await market.QuoteAsync("LAMP", 50), 50);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => market.PostOrderAsync(order, patience.Token));

        Assert.Equal("acknowledged", await market.StatusAsync("PO-1"));
        market.SetProfile(profile => profile with { Fault = VendorFault.None });
        using var again = await market.PostOrderAsync(order);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(new VendorOrderCounts(1, 1), market.Server.OrderCounts(SimulatedMarket.Acme));
    }

    [Fact]
    public async Task DiesTakingAnOrder_ConnectionBreaks_OrderIsFoundWhenItIsUpAgain()
    {
        await using var market = await SimulatedMarket.OpenAsync(VendorProfile.Exact with { Fault = VendorFault.DiesTakingAnOrder });
        var order = SimulatedMarket.OrderOf("PO-1", await market.QuoteAsync("LAMP", 50), 50);

        await Assert.ThrowsAsync<HttpRequestException>(() => market.PostOrderAsync(order));

        using (var down = await market.PostOrderAsync(order)) Assert.Equal(HttpStatusCode.ServiceUnavailable, down.StatusCode);
        market.SetProfile(profile => profile with { Fault = VendorFault.None });
        Assert.Equal("acknowledged", await market.StatusAsync("PO-1"));
    }

    [Fact]
    public async Task TransientFailure_SecondCall_GetsThrough()
    {
        await using var market = await SimulatedMarket.OpenAsync(VendorProfile.Exact with { TransientFailureRate = 1 });
        const string Body = """{"sku":"LAMP","quantity":50,"shipping":"standard"}""";

        using var first = await market.SendAsync(HttpMethod.Post, "quotes", Body);
        var order = SimulatedMarket.OrderOf("PO-1", await market.QuoteAsync("LAMP", 50), 50);
        using var second = await market.PostOrderAsync(order);
        using var third = await market.PostOrderAsync(order);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, first.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, second.StatusCode);
        Assert.Equal(HttpStatusCode.Created, third.StatusCode);
        Assert.Equal(new VendorCalls(1, 2, 2, 0, 0), market.Server.CallsTo(SimulatedMarket.Acme));
    }

    [Fact]
    public async Task Latency_OfTheProfile_IsWaitedOnTheWallClock()
    {
        var latency = TimeSpan.FromMilliseconds(60);
        await using var market = await SimulatedMarket.OpenAsync(
            VendorProfile.Exact with { MinLatency = latency, MaxLatency = latency });
        var start = TimeProvider.System.GetTimestamp();

        await market.QuoteAsync("LAMP", 50);

        Assert.True(TimeProvider.System.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(55));
    }
}

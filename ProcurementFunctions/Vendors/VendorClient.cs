using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Credentials;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Telemetry;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Consolidation;

namespace ProcurementFunctions.Vendors;

/// <summary>The vendor contract over HTTP. Its time-outs run on the clock on the wall, as the network does.</summary>
internal sealed class VendorClient(HttpClient http, IVendorTokens tokens, IOptions<VendorOptions> options) : IVendorClient
{
    private const decimal MostMoney = 1_000_000_000m;
    private static readonly VendorContractJson Json = VendorContractJson.Default;

    public async Task<Decision<Quote>> RequestQuoteAsync(string vendorId, QuoteWish wish, CancellationToken cancellation)
    {
        var unit = wish.Unit is { Size: > 1 } sold ? sold : null;
        var body = new QuoteRequestBody(
            wish.Sku, unit?.PurchaseUnits(wish.Quantity) ?? wish.Quantity, NameOf(wish.Shipping), wish.NeededBy, unit?.Name, unit?.Size, wish.Contract);
        using var answer = await SendAsync(
            vendorId, "quote", HttpMethod.Post, "quotes", () => JsonContent.Create(body, Json.QuoteRequestBody), null, cancellation);
        if (answer.StatusCode == HttpStatusCode.NotFound) return new("does not sell it");
        if (IsRefusal(answer)) return new(await RefusalAsync(answer, cancellation));
        var quote = await ReadAsync(vendorId, answer, Json.QuoteBody, cancellation);
        return QuoteRules.Accept(vendorId, wish, quote);
    }

    public async Task<Decision<VendorOrder>> PlaceOrderAsync(
        string vendorId, string sku, PurchaseOrder order, CancellationToken cancellation)
    {
        var body = new OrderRequestBody(
            order.Number, order.QuoteId, [LineOf(sku, order)], NameOf(order.Shipping));
        using var answer = await SendAsync(
            vendorId, "order", HttpMethod.Post, "orders", () => JsonContent.Create(body, Json.OrderRequestBody), order.Number, cancellation);
        if (IsRefusal(answer)) return new(await RefusalAsync(answer, cancellation));
        return new(Map(vendorId, order.Number, await ReadAsync(vendorId, answer, Json.OrderAnswerBody, cancellation)).AsOrderedBy(order));
    }

    public async Task<Decision<JointQuote>> RequestJointQuoteAsync(
        string vendorId, IReadOnlyList<JointQuoteWish> lines, Shipping shipping, DateOnly? neededBy, CancellationToken cancellation)
    {
        var body = new JointQuoteRequestBody(lines, NameOf(shipping), neededBy);
        using var answer = await SendAsync(
            vendorId, "joint quote", HttpMethod.Post, "quotes/joint", () => JsonContent.Create(body, Json.JointQuoteRequestBody), null, cancellation);
        // The address is an extension of the contract, which a vendor need not know.
        if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed) return new("does not quote several items as one order");
        if (IsRefusal(answer)) return new(await RefusalAsync(answer, cancellation));
        return JointQuoteRules.Accept(vendorId, lines, await ReadAsync(vendorId, answer, Json.JointQuoteBody, cancellation));
    }

    public async Task<Decision<VendorOrder>> PlaceJointOrderAsync(JointOrder order, CancellationToken cancellation)
    {
        var body = new OrderRequestBody(
            order.OrderNumber,
            order.QuoteId!,
            [.. order.Lines.Select(line => new OrderLineBody(line.Sku, line.Quantity, line.Together!.UnitPrice))],
            NameOf(order.Shipping));
        using var answer = await SendAsync(
            order.VendorId, "order", HttpMethod.Post, "orders", () => JsonContent.Create(body, Json.OrderRequestBody), order.OrderNumber, cancellation);
        if (IsRefusal(answer)) return new(await RefusalAsync(answer, cancellation));
        return new(Map(order.VendorId, order.OrderNumber, await ReadAsync(order.VendorId, answer, Json.OrderAnswerBody, cancellation)));
    }

    public async Task<VendorOrder?> FindOrderAsync(string vendorId, string orderNumber, CancellationToken cancellation)
    {
        using var answer = await SendAsync(vendorId, "find", HttpMethod.Get, Order(orderNumber), null, null, cancellation);
        if (answer.StatusCode == HttpStatusCode.NotFound) return null;
        if (IsRefusal(answer)) throw new VendorUnavailableException(vendorId, $"answered {(int)answer.StatusCode} to a look-up");
        return Map(vendorId, orderNumber, await ReadAsync(vendorId, answer, Json.OrderAnswerBody, cancellation));
    }

    public async Task<Decision<VendorOrder>> CancelOrderAsync(
        string vendorId, string orderNumber, CancellationToken cancellation)
    {
        using var answer = await SendAsync(
            vendorId, "cancel", HttpMethod.Post, $"{Order(orderNumber)}/cancel", null, null, cancellation);
        if (answer.StatusCode == HttpStatusCode.NotFound) return new(new VendorOrder(orderNumber, null, "cancelled", null, []));
        if (IsRefusal(answer)) return new(await RefusalAsync(answer, cancellation));
        return new(Map(vendorId, orderNumber, await ReadAsync(vendorId, answer, Json.OrderAnswerBody, cancellation)));
    }

    /// <summary>As the vendor sells it, and in its currency: 3 boxes of 12, and not 36.</summary>
    private static OrderLineBody LineOf(string sku, PurchaseOrder order)
    {
        var price = VendorTerms.PriceOf(order);
        return order.Unit is { Size: > 1 } unit
            ? new(sku, unit.PurchaseUnits(order.Quantity), price, unit.Name, unit.Size, order.Contract)
            : new(sku, order.Quantity, price, Contract: order.Contract);
    }

    private static string Order(string orderNumber) => $"orders/{Uri.EscapeDataString(orderNumber)}";

    private static string NameOf(Shipping shipping) => shipping == Shipping.Express ? "express" : "standard";

    /// <summary>Sends with the vendor's token; a token that is refused is thrown away and fetched anew, once.</summary>
    private async Task<HttpResponseMessage> SendAsync(
        string vendorId,
        string operation,
        HttpMethod method,
        string resource,
        Func<HttpContent>? body,
        string? idempotencyKey,
        CancellationToken cancellation)
    {
        using var span = AgentTrace.Start($"vendor {operation}", ActivityKind.Client);
        span?.SetTag(AgentTrace.VendorId, vendorId).SetTag("http.request.method", method.Method);
        try
        {
            var answer = await SendAsync(vendorId, method, resource, body, idempotencyKey, cancellation);
            span?.SetTag("http.response.status_code", (int)answer.StatusCode);
            return answer;
        }
        catch (VendorUnavailableException e)
        {
            span.Failed(e.ErrorType);
            AgentMeter.VendorFailed(vendorId, operation, e.ErrorType);
            throw;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        string vendorId,
        HttpMethod method,
        string resource,
        Func<HttpContent>? body,
        string? idempotencyKey,
        CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var token = await tokens.GetAsync(vendorId, cancellation);
            using var request = new HttpRequestMessage(method, options.Value.AddressOf(vendorId, resource));
            request.Content = body?.Invoke();
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
            var answer = await SendAsync(vendorId, request, cancellation);
            if (answer.StatusCode != HttpStatusCode.Unauthorized || attempt == 2) return Answered(vendorId, answer);
            answer.Dispose();
            await tokens.DiscardAsync(vendorId, token, cancellation);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        string vendorId, HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return await http.SendAsync(request, cancellation);
        }
        catch (Exception e) when (e is HttpRequestException || IsTimeout(e, cancellation))
        {
            throw new VendorUnavailableException(vendorId, "did not answer", e);
        }
    }

    private static HttpResponseMessage Answered(string vendorId, HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        if (status < 500 && answer.StatusCode is not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
            or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden))
        {
            return answer;
        }

        answer.Dispose();
        throw new VendorUnavailableException(vendorId, $"answered {status}") { ErrorType = status.ToString(CultureInfo.InvariantCulture), WasReached = status >= 500 };
    }

    private static bool IsRefusal(HttpResponseMessage answer) => (int)answer.StatusCode is >= 300 and < 500;

    private static bool IsTimeout(Exception e, CancellationToken cancellation) =>
        e is OperationCanceledException && !cancellation.IsCancellationRequested;

    private static async Task<string> RefusalAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var status = (int)answer.StatusCode;
        try
        {
            var refusal = await answer.Content.ReadFromJsonAsync(Json.RefusalBody, cancellation);
            var said = refusal?.Detail ?? refusal?.Title;
            return said is null ? $"answered {status}" : $"answered {status}: {Shortened(said)}";
        }
        catch (Exception e) when (e is JsonException or HttpRequestException or InvalidOperationException)
        {
            return $"answered {status}";
        }
    }

    private static string Shortened(string text) => text.Length <= 300 ? text : text[..300];

    private static async Task<T> ReadAsync<T>(
        string vendorId, HttpResponseMessage answer, JsonTypeInfo<T> json, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync(json, cancellation)
                ?? throw new VendorUnavailableException(vendorId, "answered nothing");
        }
        catch (Exception e) when (e is JsonException or HttpRequestException or InvalidOperationException
            || IsTimeout(e, cancellation))
        {
            AgentMeter.VendorFailed(vendorId, "answer", e.GetType().FullName!);
            throw new VendorUnavailableException(vendorId, "answered what is not of the agreed form", e);
        }
    }

    /// <summary>What is no price is not believed.</summary>
    private static decimal? PriceOf(OrderLineAnswerBody line) => line.UnitPrice is >= 0 and <= MostMoney ? line.UnitPrice : null;

    /// <summary>The first and the last of all times, and the first that Unix counts, stand for none: so programs write it that know none.</summary>
    private static DateTimeOffset? TimeOf(DateTimeOffset? at) => at is { UtcDateTime.Year: > 1970 and < 9999 } ? at : null;

    /// <summary>Whether no part of it is missing, and no more is shipped than can be.</summary>
    private static bool IsWhole(OrderAnswerBody body)
    {
        var shipments = body.Shipments ?? [];
        return shipments.All(shipment => shipment?.Lines is { } lines && lines.All(line => line is not null))
            && body.Lines?.Any(line => line is null) != true
            && shipments.Sum(shipment => shipment.Lines.Sum(line => (long)Math.Max(0, line.Quantity))) <= QuoteRules.MostUnits;
    }

    private static VendorOrder Map(string vendorId, string orderNumber, OrderAnswerBody body)
    {
        if (body.OrderNumber != orderNumber || string.IsNullOrEmpty(body.Status))
            throw new VendorUnavailableException(vendorId, "answered with another order");
        if (!IsWhole(body)) throw new VendorUnavailableException(vendorId, "answered what is not of the agreed form");
        return new(
            orderNumber,
            body.VendorOrderId,
            body.Status,
            TimeOf(body.ExpectedAt),
            [.. (body.Shipments ?? []).Select(shipment => new VendorShipment(
                shipment.ShipmentId,
                shipment.Lines.Sum(line => Math.Max(0, line.Quantity)),
                TimeOf(shipment.ShippedAt),
                TimeOf(shipment.DeliveredAt),
                shipment.Tracking,
                [.. shipment.Lines.Select(line => new VendorGoods(line.Sku, Math.Max(0, line.Quantity)))]))],
            body.Lines is [var only] ? PriceOf(only) : null,
            body.ShippingCost is >= 0 and <= MostMoney ? body.ShippingCost : null,
            body.Lines is [{ Quantity: > 0 and var quantity }] ? quantity : null,
            body.Lines is null ? null : [.. body.Lines.Select(line => new VendorOrderLine(line.Sku, line.Quantity, PriceOf(line), line.Status, TimeOf(line.ExpectedAt)))]);
    }
}

using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using ProcurementFunctions.Hosting;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;
using ProcurementFunctions.Hosting.SignIn;

namespace ProcurementFunctions.Shops;

/// <summary>Shops that stock and sales are taken from: their events, the runs by the clock, and how they stand.</summary>
internal sealed class ShopFunctions(ConfiguredShops configured, CosmosShops shops, ShopDesk desk, ShopCatchUp catchUp, SilentShopWatch watch, AnswerOnce once, WallClock clock)
{
    /// <summary>
    /// What a shop tells, as WooCommerce and Shopify send it. No sign-in: each event is signed with the shop's secret. It is kept, and read within a
    /// minute.
    /// </summary>
    [Function("ShopEvent")]
    [AllowAnonymous]
    public async Task<Answer> ReceiveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/shops/{name}/events")] HttpRequest request,
        string name,
        CancellationToken cancellation)
    {
        var body = await request.ReadBytesAsync(BodyLimits.ShopEvent, cancellation);
        var shop = configured.Find(name);
        if (!ShopSignatures.IsSigned(request, shop, body))
        {
            if (ShopEventRules.IsPing(body)) return Taken;
            ShopsMeter.Refused();
            throw new ProblemException(401, "Not signed", "the event does not carry a valid signature of this shop");
        }

        var topic = request.Headers[ShopEventRules.HeaderOf(shop!.Kind)].ToString();
        var read = ShopEventRules.Read(shop.Kind, topic, JsonOf(body));
        if (read.Refusal is { } why) throw ProblemException.BadInput("body", why);
        ShopsMeter.Took(shop.Name, read.Value is null ? "none" : read.Value.Kind == ErrandKind.Order ? "order" : "stock");
        if (read.Value is { } pointer) await shops.AddErrandAsync(shop.Name, pointer.Kind, pointer.Id, pointer.Deleted, clock.Now, cancellation);
        return Taken;
    }

    [Function("CatchUpShops")]
    public async Task CatchUpAsync([TimerTrigger("%ShopCatchUpSchedule%")] TimerInfo timer, CancellationToken cancellation)
    {
        await catchUp.RunAllAsync(cancellation);
        await watch.TellAsync(cancellation);
    }

    /// <summary>What events told of, and what was booked.</summary>
    [Function("RunShopErrands")]
    public Task RunErrandsAsync([TimerTrigger("%ShopErrandsSchedule%")] TimerInfo timer, CancellationToken cancellation) => catchUp.RunErrandsAsync(cancellation);

    [Function("ListShops")]
    [Authorize(Roles = $"{Roles.Admin},{Roles.Buyer}")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/shops")] HttpRequest request, CancellationToken cancellation) =>
        Answers.Page(await desk.ListAsync(cancellation), null, ShopsJson.Default.ShopView);

    [Function("CatchUpShop")]
    [Authorize(Roles = Roles.Admin)]
    public async Task<IResult> CatchUpOneAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/shops/{name}/catch-up")] HttpRequest request,
        string name,
        FunctionContext context,
        CancellationToken cancellation)
    {
        var anew = request.QueryFlag("anew") ?? false;
        return await once.RunAsync(context, request, async inner => Answers.Ok(await desk.CatchUpAsync(name, anew, inner), ShopsJson.Default.ShopView), cancellation);
    }

    /// <summary>200, as WooCommerce takes nothing else for a success of its ping.</summary>
    private static Answer Taken => Answers.OkText("{}"u8.ToArray());

    private static JsonElement JsonOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw ProblemException.BadInput("body", "is not valid JSON");
        }
    }
}

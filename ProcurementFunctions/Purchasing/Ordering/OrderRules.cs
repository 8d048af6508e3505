using System.Globalization;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Units;
using ProcurementFunctions.Vendors;

namespace ProcurementFunctions.Purchasing.Ordering;

/// <summary>The life of the orders of a purchase. Pure.</summary>
internal static class OrderRules
{
    /// <summary>How often vendors are asked anew because what was approved cannot be had any more.</summary>
    public const int MaxRounds = 5;

    /// <summary>
    /// Makes the orders of an approved choice, with their numbers, before any vendor is told. Quotes that ran out send the
    /// purchase back to ask the vendors anew.
    /// </summary>
    public static PurchaseDocument Plan(PurchaseDocument purchase, Shipping shipping, DateTimeOffset now)
    {
        if (purchase is not { Status: PurchaseStatus.Ordering or PurchaseStatus.Unconfirmed, Choice: { } choice }) return purchase;
        if (purchase.Cancel is { } cancel && !purchase.IsVendorTold())
            return purchase.MovedTo(PurchaseStatus.Cancelled, now, cancel.By, cancel.Reason);
        if (IsPlanned(purchase)) return purchase;
        if (purchase.Cancel is { } late) return RestRules.Dropped(purchase).MovedTo(PurchaseStatus.Ordered, now, late.By, "to be cancelled with the vendor");
        var added = RestRules.Added(purchase, choice).ToArray();
        if (added.Any(line => QuoteOf(purchase, line).ValidUntil <= now))
            return AskAnew(purchase, "a quote ran out before the order", now);

        ChoiceLine[] numbered = [.. added.Select((line, index) => line with { OrderNumber = PurchaseIds.OrderNumber(purchase.Id, purchase.Round, index + 1) })];
        return purchase with
        {
            UpdatedAt = now,
            Choice = choice with { Lines = [.. choice.Lines.Except(added), .. numbered] },
            Orders =
            [
                .. purchase.Orders,
                .. numbered.Select(line => new PurchaseOrder
                {
                    Number = line.OrderNumber!,
                    VendorId = line.VendorId,
                    QuoteId = line.QuoteId,
                    Quantity = line.Quantity,
                    Unit = line.Unit,
                    Rate = line.Rate,
                    Contract = QuoteOf(purchase, line).Contract?.Number,
                    UnitPrice = line.UnitPrice,
                    ShippingCost = line.ShippingCost,
                    Shipping = shipping,
                    State = OrderState.Planned,
                }),
            ],
        };
    }

    /// <summary>
    /// Whether the orders of this round are made, or its part of a joint order; those that vendors refused before stay beside
    /// them.
    /// </summary>
    public static bool IsPlanned(PurchaseDocument purchase) =>
        Find(purchase, PurchaseIds.OrderNumber(purchase.Id, purchase.Round, 1)) is not null
        || purchase.Orders.Any(order => order.Shared?.Round == purchase.Round && order.State != OrderState.Refused);

    /// <summary>
    /// Back to the vendors, as what was approved cannot be had any more; not for ever. Orders that stand are gone on with
    /// in the end.
    /// </summary>
    public static PurchaseDocument AskAnew(PurchaseDocument purchase, string why, DateTimeOffset now)
    {
        if (purchase.Round < MaxRounds)
        {
            return (purchase with { Round = purchase.Round + 1 })
                .MovedTo(PurchaseStatus.Sourcing, now, PurchaseRules.Agent, $"{why}; asking again");
        }

        var enough = $"{why}, and the vendors have been asked {MaxRounds} times";
        return purchase.HasStandingOrder()
            ? RestRules.GoneOn(purchase, PurchaseRules.Agent, enough, now)
            : purchase.MovedTo(PurchaseStatus.Failed, now, PurchaseRules.Agent, enough);
    }

    /// <summary>
    /// Marks an order before its vendor is called. One that was withdrawn meanwhile is not marked, and so its vendor is not
    /// told.
    /// </summary>
    public static PurchaseDocument Attempt(PurchaseDocument purchase, string number, DateTimeOffset now)
    {
        if (Find(purchase, number) is not { State: OrderState.Planned, Attempted: false } || purchase.Cancel is not null) return purchase;
        return purchase.Status is PurchaseStatus.Ordering or PurchaseStatus.Unconfirmed
            ? Change(purchase, number, order => order with { Attempted = true, AttemptedAt = now })
            : purchase;
    }

    /// <summary>The vendor has the order.</summary>
    public static PurchaseDocument Placed(PurchaseDocument purchase, VendorOrder answer, DateTimeOffset now)
    {
        if (Find(purchase, answer.OrderNumber) is not { State: OrderState.Planned } order) return purchase;
        return Change(purchase, order.Number, o => o with
        {
            State = OrderState.Placed,
            VendorOrderId = answer.VendorOrderId,
            PlacedAt = now,
            PromisedAt = answer.ExpectedAt,
            ExpectedAt = answer.ExpectedAt,
        })
            .Noted(now, "orderPlaced", PurchaseRules.Agent, $"{order.Number}: {order.Quantity}{PurchaseUnit.Beside(order.Unit, order.Quantity)} from {order.VendorId}, expected {answer.ExpectedAt:u}");
    }

    /// <summary>The vendor will not take the order.</summary>
    public static PurchaseDocument Refused(PurchaseDocument purchase, string number, string reason, DateTimeOffset now)
    {
        if (Find(purchase, number) is not { State: OrderState.Planned } order) return purchase;
        return Change(purchase, number, o => o with { State = OrderState.Refused })
            .Noted(now, "orderRefused", $"vendor:{order.VendorId}", $"{number}: {reason}");
    }

    /// <summary>
    /// Where the purchase stands after every order was placed or refused. What was not taken is asked of the next best
    /// vendors, those that refused left out.
    /// </summary>
    public static PurchaseDocument AllTold(PurchaseDocument purchase, DateTimeOffset now)
    {
        if (purchase.Status is not (PurchaseStatus.Ordering or PurchaseStatus.Unconfirmed)) return purchase;
        if (purchase.Orders.Any(order => order.State == OrderState.Planned)) return purchase;
        if (purchase.HasStandingOrder())
            return RestRules.IsLacking(purchase) ? RestRules.Sought(purchase, now) : (purchase with { Rest = null }).MovedTo(PurchaseStatus.Ordered, now, PurchaseRules.Agent, Sum(purchase));
        if (purchase.Orders.Any(order => order.State == OrderState.Lost))
            return purchase.MovedTo(PurchaseStatus.Failed, now, PurchaseRules.Agent, "the vendor never answered; should the order turn up, it is cancelled");
        return purchase.Cancel is { } cancel
            ? purchase.MovedTo(PurchaseStatus.Cancelled, now, cancel.By, cancel.Reason)
            : RestRules.Sought(purchase, now);
    }

    /// <summary>Cancelled with the vendor.</summary>
    public static PurchaseDocument Cancelled(PurchaseDocument purchase, string number, string by, string detail, DateTimeOffset now)
    {
        if (Find(purchase, number) is not { } order || order.State is OrderState.Cancelled or OrderState.Refused or OrderState.Lost or OrderState.Delivered)
            return purchase;
        return Change(purchase, number, o => o with { State = OrderState.Cancelled })
            .Noted(now, "orderCancelled", by, $"{number}: {detail}");
    }

    /// <summary>The vendor accepts fewer units than were ordered.</summary>
    public static PurchaseDocument Cut(PurchaseDocument purchase, PurchaseOrder order, int accepted, DateTimeOffset now)
    {
        var line = LineOf(purchase, order);
        var cut = Change(purchase, order.Number, o => o with { AcceptedQuantity = accepted, IsSoughtElsewhere = false })
            .Noted(now, "orderCut", $"vendor:{order.VendorId}", string.Create(CultureInfo.InvariantCulture, $"{order.Number}: {accepted} of {order.Quantity} are accepted"));
        return line is null || cut.Choice is not { } choice ? cut : cut with
        {
            Choice = choice with
            {
                Lines = [.. choice.Lines.Select(one => ReferenceEquals(one, line) ? one with { Quantity = accepted } : one)],
                Quantity = choice.Quantity - line.Quantity + accepted,
                Total = choice.Total - decimal.Round(line.UnitPrice * (line.Quantity - accepted), 2),
            },
        };
    }

    public static PurchaseOrder? Find(PurchaseDocument purchase, string number) =>
        purchase.Orders.FirstOrDefault(order => order.Number == number);

    /// <summary>The line of the choice that an order was made of; null: it is of an earlier choice.</summary>
    public static ChoiceLine? LineOf(PurchaseDocument purchase, PurchaseOrder order) =>
        purchase.Choice?.Lines.FirstOrDefault(line => line.OrderNumber is { } number
            ? number == order.Number
            : line.VendorId == order.VendorId && line.QuoteId == order.QuoteId);

    public static PurchaseDocument Change(PurchaseDocument purchase, string number, Func<PurchaseOrder, PurchaseOrder> change) =>
        purchase with { Orders = [.. purchase.Orders.Select(order => order.Number == number ? change(order) : order)] };

    private static Quote QuoteOf(PurchaseDocument purchase, ChoiceLine line) =>
        purchase.Quotes.First(quote => quote.VendorId == line.VendorId && quote.QuoteId == line.QuoteId);

    private static string Sum(PurchaseDocument purchase)
    {
        var placed = purchase.Orders.Where(order => order.IsWithVendor).ToArray();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{placed.Sum(order => order.Agreed)} units for {placed.Sum(order => order.Total):0.00} from {string.Join(", ", placed.Select(order => order.VendorId))}");
    }
}

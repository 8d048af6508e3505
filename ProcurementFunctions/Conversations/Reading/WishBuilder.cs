using System.Globalization;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Goals;
using ProcurementFunctions.Inventory;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;
using ProcurementFunctions.Purchasing;

namespace ProcurementFunctions.Conversations.Reading;

/// <summary>Makes the wish that a form stands for from the values found in the message.</summary>
internal sealed class WishBuilder
{
    private const int LongestComment = 500;

    /// <summary>Wishes that cannot be had in this form; the reply says what can.</summary>
    public static readonly IReadOnlySet<string> CannotDo = new HashSet<string>(
        [
            "orderBest", "orderCheaply", "excludeOnce", "topUp", "atLeastOnce", "changePurchase", "setApproval", "switchOff", "setShippingFor", "itemLimit", "mostOfItem",
            "setReorderPoint", "keepStock", "countStock", "snoozeHowLong",
            "excludeFor", "vendorGeneral", "addVendor", "pricesOfAll", "notGoal",
            "payInvoice", "aboutMe", "remindMe", "awayHint",
        ],
        StringComparer.Ordinal);

    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    private WishBuilder(Values? values)
    {
        for (; values is not null; values = values.Before) _values.TryAdd(values.Name, values.Value);
    }

    /// <exception cref="FormatException">A language has a form for a wish that there is none of.</exception>
    public static Wish Build(string wish, Values? values) => new WishBuilder(values).Build(wish);

    private Wish Build(string wish) => wish switch
    {
        "order" => new Wish.Order(Item ?? (Quantity is null ? new ItemReference.Last() : null), Quantity) { Options = Options },
        "orderStanding" => new Wish.OrderStanding(),
        "orderFor" => new Wish.OrderFor(Item ?? new ItemReference.Last(), Number("span") ?? 0),
        "orderAgain" => new Wish.OrderAgain(),
        "findDeal" => new Wish.FindDeal(Item, Quantity) { Options = Options, IsPriceOfIt = Text("price") is not null },
        "compareDeals" => Quantity is null ? new Wish.AskOffers(Item, null) : new Wish.FindDeal(Item, Quantity) { Options = Options },
        "vendorFor" => new Wish.AskOffers(Item, Text("measure")),
        "changeQuantity" => new Wish.ChangeQuantity(Quantity!.Value) { IsCorrection = Text("corrects") is not null, Options = Options },
        "addOptions" => new Wish.AddOptions(Options, Text("agreed") is not null) { IsOfOne = Text("ofOne") is not null },
        "recallOther" when Item is ItemReference.Nth or ItemReference.Cheapest or ItemReference.Fastest => new Wish.Recall(Item),
        "recallOther" or "lineOnly" => new Wish.NameItem(Item!, Quantity) { Options = Options, IsCorrection = Text("corrects") is not null },
        "nameVendor" => new Wish.NameVendor(Text("vendor")!) { IsSource = Text("source") is not null, IsCorrection = Text("corrects") is not null },
        "recallRecommendation" => new Wish.Recall(Item),
        "askWhy" => new Wish.AskWhy(Item ?? (Text("vendorSaid") is { } vendor ? new ItemReference.ByName(vendor) : null)),
        "checkInventory" => new Wish.CheckInventory(),
        "askStock" => new Wish.AskStock(Item ?? new ItemReference.Last()) { Other = _values.GetValueOrDefault("item2") as ItemReference, Location = Text("location"), Asks = Text("asks") },
        "askOrders" => new Wish.AskOrders(),
        "ownBuying" => new Wish.AskOwnBuying(),
        "askApprovals" => new Wish.AskApprovals(),
        "askPurchase" => new Wish.AskPurchase(Text("purchase")!),
        "askArrival" => new Wish.AskArrival(Item) { IsWhere = Text("asks") == "where" },
        "approve" => Decide(DecisionKind.Approve),
        "reject" => Decide(DecisionKind.Reject),
        "passOn" => Decide(DecisionKind.Pass),
        "withdraw" => new Wish.Withdraw(Text("purchase"), Reason) { OfItem = OfItem, Quantity = OfQuantity },
        "returnGoods" => new Wish.ReturnGoods(Text("purchase"), Quantity, Reason) { Location = Text("location") },
        "receiveGoods" => new Wish.ReceiveGoods(Text("purchase"), Quantity, Text("location")) { OfItem = OfItem },
        "brokenGoods" => new Wish.ReportBroken(Text("purchase"), Quantity) { OfItem = OfItem },
        "acceptInvoice" => new Wish.DecideInvoice(true, Text("paper")!, Reason),
        "rejectInvoice" => new Wish.DecideInvoice(false, Text("paper")!, Reason),
        "undo" => new Wish.Undo(),
        "tellBudget" => TellBudget(),
        "changeBudget" => ChangeBudget(),
        "dropBudget" => new Wish.DropBudget(),
        "askBudget" => new Wish.AskBudget(),
        "setFirmBudget" => SetFirmBudget(),
        "dropFirmBudget" => new Wish.DropFirmBudget(),
        "askFirmBudget" => new Wish.AskFirmBudget(),
        "setFirmGoal" => new Wish.SetFirmGoal(Goal, Item is not null),
        "dropFirmGoals" => new Wish.SetFirmGoal(null, false),
        "askFirmGoals" => new Wish.AskFirmGoals(),
        "setAutonomy" => SetAutonomy(),
        "dropAutonomy" => new Wish.DropAutonomy(),
        "askAutonomy" => new Wish.AskAutonomy(),
        "askEarned" => new Wish.AskEarned(Text("purchase")),
        "switchMode" => new Wish.SwitchMode(Text("mode") == "purchasing" ? OperationMode.Purchasing : OperationMode.Monitoring),
        "askMode" => new Wish.AskMode(),
        "setShipping" => new Wish.SetShipping(Text("how") == "express" ? Shipping.Express : Shipping.Standard),
        "setAbsence" => new Wish.SetAbsence(_values.GetValueOrDefault("from") as Day, (Day)_values["date"], Text("user")!),
        "endAbsence" => new Wish.EndAbsence(),
        "preferVendor" => new Wish.PreferVendor(Text("vendor")!),
        "preferOver" => new Wish.PreferVendor(Text("vendor")!),
        "excludeVendor" => new Wish.ExcludeVendor(Text("vendor")!),
        "allowVendor" => new Wish.AllowVendor(Text("vendor")!),
        _ when CannotDo.Contains(wish) => new Wish.CannotDo(wish) { Item = Item, Quantity = Quantity },
        "setPreferredQuantity" => new Wish.SetPreferredQuantity(Item!, Quantity!.Value),
        "setCritical" => new Wish.SetCritical(Item!, Text("is") == "yes"),
        "snooze" => new Wish.Snooze(Item!, Number("span"), _values.GetValueOrDefault("date") as Day, Reason),
        "askSnoozed" => new Wish.AskSnoozed(),
        "wake" => new Wish.Wake(Item!),
        "setLife" => new Wish.SetLife(Item!, LifeOf(Text("life"))) { Replacement = _values.GetValueOrDefault("item2") as ItemReference },
        "setGoal" => new Wish.SetGoal(Goal, Item is ItemReference.All ? null : Item),
        "dropGoals" => new Wish.DropGoals(Item is ItemReference.All ? null : Item),
        "askPreferences" => new Wish.AskPreferences(),
        "askVendor" => new Wish.AskVendor(Text("vendor")!) { Other = Text("vendor2"), Asks = Text("asks") },
        "askTalk" => new Wish.AskTalk(),
        "confirm" => new Wish.Confirm(),
        "deny" => new Wish.DropOrder(),
        "declineOrder" => new Wish.Decline("order", Item),
        "declineDecision" => new Wish.Decline("decide", OfItem),
        "declineChange" => new Wish.Decline("change", null),
        "hesitate" => new Wish.Decline("later", null),
        "retract" => new Wish.Decline("retract", null),
        "greet" => new Wish.Greet(),
        "thanks" => new Wish.Thank(),
        "help" => new Wish.Help(),
        _ => Insight(wish),
    };

    private Wish.AskInsight Insight(string topic) => new(topic)
    {
        Item = Item,
        Vendor = Text("vendor"),
        Quantity = Quantity,
        Measure = Text("measure") ?? Text("when"),
        Split = Text("split"),
        IsWorst = Text("best") is "worst" or "low",
        By = _values.GetValueOrDefault("by") as Day,
    };

    private ItemReference? Item => _values.GetValueOrDefault("item") as ItemReference;

    private ItemReference? OfItem => _values.GetValueOrDefault("ofItem") as ItemReference;

    private Quantity? Quantity => _values.TryGetValue("qty", out var value) ? (Quantity)value : null;

    private Quantity? OfQuantity => _values.TryGetValue("ofQty", out var value) ? (Quantity)value : null;

    private Goal Goal => Text("goal") switch { "cost" => Goal.Cost, "speed" => Goal.Speed, _ => Goal.Reliability };

    private static ItemLife LifeOf(string? life) => life switch
    {
        "discontinued" => ItemLife.Discontinued,
        "noReorder" => ItemLife.NoReorder,
        _ => ItemLife.Active,
    };

    private string? Reason => Shortened(Text("reason"));

    private OrderOptions Options => new()
    {
        By = _values.GetValueOrDefault("by") as Day ?? (Number("within") is { } days ? new Day.In(days) : null),
        Shipping = Text("shipping") switch { "express" => Shipping.Express, "standard" => Shipping.Standard, _ => null },
        Vendor = Text("vendor"),
        MaxTotal = _values.GetValueOrDefault("maxTotal") as Money,
        MaxUnitPrice = _values.GetValueOrDefault("maxUnit") as Money,
        Note = Shortened(Text("note") ?? (Text("charge") is { } charge ? $"charge to {(Text("chargeKind") is { } kind ? $"{kind} " : "")}{charge}" : null)),
        IsSoon = Text("soon") is not null,
    };

    private Wish.Decide Decide(DecisionKind kind)
    {
        var total = _values.GetValueOrDefault("total") as Money;
        return new(kind, Text("purchase"), Reason, total?.Amount, Text("user"))
        {
            OfItem = OfItem,
            Quantity = OfQuantity,
            DoubtfulTotal = total is { Amount: null } or { Doubt: not null } ? total : null,
        };
    }

    private Wish.TellBudget TellBudget()
    {
        var money = _values.GetValueOrDefault("money") as Money;
        return new(money?.Amount) { Doubtful = money is { Currency: not null and not "$" } or { Doubt: not null } ? money : null, HasPeriod = Text("period") is not null };
    }

    private Wish.ChangeBudget ChangeBudget()
    {
        var percent = _values.TryGetValue("plusPercent", out var more) ? (decimal)more : _values.TryGetValue("minusPercent", out var less) ? -(decimal)less : (decimal?)null;
        if (Text("factor") is { } factor) percent = decimal.Parse(factor, CultureInfo.InvariantCulture);
        var by = (_values.GetValueOrDefault("plus") as Money)?.Amount ?? -(_values.GetValueOrDefault("minus") as Money)?.Amount;
        return new(by, percent);
    }

    private Wish.SetFirmBudget SetFirmBudget()
    {
        var money = _values.GetValueOrDefault("money") as Money;
        var period = Text("period") switch { "month" => BudgetPeriod.Month, "quarter" => BudgetPeriod.Quarter, "year" => BudgetPeriod.Year, _ => (BudgetPeriod?)null };
        if (Text("period") == "other") return new(null, null) { HasOtherPeriod = true };
        return new(money?.Amount, period)
        {
            Doubtful = money is { Currency: not null and not "$" } or { Doubt: not null } ? money : null,
        };
    }

    private Wish.SetAutonomy SetAutonomy()
    {
        var (purchase, period) = (_values.GetValueOrDefault("perPurchase") as Money, _values.GetValueOrDefault("perPeriod") as Money);
        return new(purchase?.Amount, period?.Amount, Text("autoPeriod") switch { "day" => AutonomyPeriod.Day, "week" => AutonomyPeriod.Week, "month" => AutonomyPeriod.Month, _ => null })
        {
            DoubtfulPurchase = Doubtful(purchase),
            DoubtfulPeriod = Doubtful(period),
        };
    }

    private static Money? Doubtful(Money? money) => money is { Currency: not null and not "$" } or { Doubt: not null } ? money : null;

    private string? Text(string name) => _values.GetValueOrDefault(name) as string;

    private int? Number(string name) => _values.TryGetValue(name, out var value) ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : null;

    private static string? Shortened(string? said)
    {
        var text = said?.Trim(' ', '"', '.', ',', ':', '-', '!');
        return text switch
        {
            null or "" => null,
            { Length: <= LongestComment } => text,
            _ => text[..(char.IsHighSurrogate(text[LongestComment - 1]) ? LongestComment - 1 : LongestComment)],
        };
    }
}

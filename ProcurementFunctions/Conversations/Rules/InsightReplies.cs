using System.Globalization;
using ProcurementFunctions.Conversations.Facts;
using ProcurementFunctions.Conversations.Sessions;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Insights.Choosing;
using ProcurementFunctions.Insights.Items;
using ProcurementFunctions.Insights.Money;
using ProcurementFunctions.Insights.Orders;
using ProcurementFunctions.Insights.Vendors;

namespace ProcurementFunctions.Conversations.Rules;

/// <summary>Answers from what is known of money, orders, vendors and stock: which facts they need, and where they are said.</summary>
internal static class InsightReplies
{
    public static FactRequest Needs(Session session, Wish.AskOffers offers) =>
        References.Resolve(session, offers.Item ?? new ItemReference.Last()) is { } item
            ? new() { Item = item, Insight = new(InsightTopics.Offers) }
            : FactRequest.None;

    public static FactRequest Needs(Session session, Wish.AskInsight ask, DateOnly today)
    {
        if (ask.Topic == InsightTopics.LastPurchase) return new() { PurchaseId = session.SpokenPurchase ?? session.StartedPurchases.Newest?.PurchaseId };
        var isOfItem = InsightTopics.IsOfItem(ask.Topic);
        var item = References.Resolve(session, ask.Item ?? (isOfItem ? new ItemReference.Last() : null));
        if (isOfItem && item is null) return FactRequest.None;
        var (from, to) = Time(ask, today);
        return new()
        {
            Item = item,
            Vendor = ask.Vendor,
            LowStock = ask.Topic == InsightTopics.Attention,
            Mode = ask.Topic is InsightTopics.AloneBuying or InsightTopics.Approvers,
            Insight = new(ask.Topic, MeasureOf(ask), ask.IsWorst, from, to),
        };
    }

    public static Outcome Offers(Hearing hearing, Wish.AskOffers ask)
    {
        if (ItemReplies.WhyNone(hearing, ask, ask.Item) is { } why) return why;
        if (hearing.Facts.Insight is not ItemInsight item) return Nothing(hearing);
        return new(StockReplies.Remember(hearing.Session, item.Sku, item.Name), ItemSayings.Offers(item, ask.Measure));
    }

    public static Outcome Answer(Hearing hearing, Wish.AskInsight ask)
    {
        if (ask.Topic == InsightTopics.LastPurchase) return LastPurchase(hearing);
        if (ask.Vendor is { } vendor && hearing.Facts.Vendors is not [_])
            return hearing.Reply(hearing.Facts.Vendors.Count == 0 ? Phrases.UnknownVendor(vendor) : Phrases.WhichVendor(hearing.Facts.Vendors));
        if ((InsightTopics.IsOfItem(ask.Topic) || ask.Item is not null) && ItemReplies.WhyNone(hearing, ask, ask.Item) is { } why) return why;
        return hearing.Facts.Insight switch
        {
            BudgetInsight budget => hearing.Reply(MoneySayings.Left(budget, hearing.Session.BudgetLimit)),
            SpendInsight spend => hearing.Reply(MoneySayings.Spent(spend, hearing.Facts.Vendors is [var paid] ? paid.Name : null)),
            OwedInsight owed => hearing.Reply(InvoiceSayings.Owed(owed, hearing.Facts.Vendors is [var creditor] ? creditor.VendorId : null)),
            WaitingInvoicesInsight waiting => hearing.Reply(InvoiceSayings.Waiting(waiting)),
            NumberedInsight numbered => hearing.Reply(InvoiceSayings.Numbered(numbered)),
            ChangesInsight changes => hearing.Reply(OrderSayings.Changes(changes)),
            LateInsight late => hearing.Reply(OrderSayings.Late(late)),
            ArrivalsInsight arrivals => hearing.Reply(OrderSayings.Arrivals(arrivals, hearing.Facts.Vendors is [var sender] ? sender.Name : null)),
            AttentionFact attention => hearing.Reply(OrderSayings.Attention(attention, hearing.Facts.LowStock?.Low ?? [])),
            OrdersInsight orders => hearing.Reply(OrderSayings.Open(orders)),
            ApprovalsInsight approvals => hearing.Reply(OrderSayings.Approving(approvals, hearing.Facts.Mode, ask.Topic == InsightTopics.AloneBuying)),
            VendorsInsight vendors when ask.Topic == InsightTopics.VendorCount => hearing.Reply(VendorSayings.Counted(vendors)),
            VendorsInsight vendors => hearing.Reply(VendorSayings.Ranked(vendors)),
            ContractsInsight contracts => hearing.Reply(ContractSayings.Of(
                contracts,
                hearing.Facts.Vendors is [var partner] ? (partner.VendorId, partner.Name) : null,
                ask.Item is null ? null : hearing.Facts.Items[0].Sku,
                ask.Measure)),
            ItemsInsight items => hearing.Reply(ItemSayings.Ranked(items)),
            ChoosingInsight choosing => hearing.Reply(VendorSayings.Choosing(choosing)),
            ItemInsight item => OfItem(hearing, ask, item),
            PricesInsight prices => new(StockReplies.Remember(hearing.Session, prices.Sku, prices.Name), PriceSayings.Of(prices)),
            _ when ask is { Topic: InsightTopics.VendorsBy, Measure: "price" } => hearing.Reply("Prices can only be compared for an item. Which item do you mean? Say, for instance, \"who is cheapest for <sku>?\"."),
            _ => Nothing(hearing),
        };
    }

    private static Outcome OfItem(Hearing hearing, Wish.AskInsight ask, ItemInsight item)
    {
        var text = ask.Topic switch
        {
            InsightTopics.RunsOut => ItemSayings.RunsOut(item),
            InsightTopics.Sold => ItemSayings.Sold(item, ask.Measure),
            InsightTopics.OpenOf => ItemSayings.Open(item),
            InsightTopics.Minimum => ItemSayings.Minimum(item),
            InsightTopics.CanDeliver => ItemSayings.CanDeliver(item, hearing.Facts.Vendors is [var vendor] ? vendor.VendorId : null, ask.By?.From(hearing.Today), hearing.Today),
            _ => ItemSayings.Why(item, hearing.Session.StartedPurchases.LastOrDefault(started => started.Sku == item.Sku)),
        };
        return new(StockReplies.Remember(hearing.Session, item.Sku, item.Name), text);
    }

    private static Outcome LastPurchase(Hearing hearing)
    {
        if (hearing.Facts.Purchase is not { } purchase) return hearing.Reply("Which purchase do you mean? Name it, such as \"how is P-…?\".");
        var told = TaskReplies.One(hearing, purchase.Id);
        return purchase.Status is Purchasing.PurchaseStatus.AwaitingApproval or Purchasing.PurchaseStatus.Sourcing
            ? told with { Reply = $"{told.Reply} Any approver may decide about it, but not the one who asked for it." }
            : told;
    }

    private static Outcome Nothing(Hearing hearing) => hearing.Reply("I know nothing of that yet. What else would you like to know?");

    private static string? MeasureOf(Wish.AskInsight ask) => ask.Topic == InsightTopics.Spend ? ask.Split : ask.Measure;

    /// <summary>The days that are asked about; none: all of them.</summary>
    private static (DateOnly? From, DateOnly? To) Time(Wish.AskInsight ask, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        if (ask.Topic == InsightTopics.Arrivals) return Coming(ask, today, monday);
        if (ask.Topic == InsightTopics.Changes) return (int.TryParse(ask.Measure, CultureInfo.InvariantCulture, out var days) ? today.AddDays(-days) : null, null);
        return ask.Topic != InsightTopics.Spend ? (null, null) : ask.Measure switch
        {
            ['m', .. var number] when int.TryParse(number, CultureInfo.InvariantCulture, out var named) => Month(named > today.Month ? today.Year - 1 : today.Year, named, today),
            "lastMonth" => (month.AddMonths(-1), month.AddDays(-1)),
            "month" => (month, today),
            "year" => (new(today.Year, 1, 1), today),
            "lastYear" => (new(today.Year - 1, 1, 1), new(today.Year - 1, 12, 31)),
            "week" => (monday, today),
            "lastWeek" => (monday.AddDays(-7), monday.AddDays(-1)),
            "today" => (today, today),
            "yesterday" => (today.AddDays(-1), today.AddDays(-1)),
            "quarter" => (Quarter(today), today),
            "lastQuarter" => (Quarter(today).AddMonths(-3), Quarter(today).AddDays(-1)),
            "7" => (today.AddDays(-7), today),
            "30" => (today.AddDays(-30), today),
            _ => (null, null),
        };
    }

    /// <summary>When goods are to come; what should have come before may come then, too.</summary>
    private static (DateOnly? From, DateOnly? To) Coming(Wish.AskInsight ask, DateOnly today, DateOnly monday) => ask.Measure switch
    {
        "today" => (null, today),
        "week" => (null, monday.AddDays(6)),
        "nextWeek" => (monday.AddDays(7), monday.AddDays(13)),
        "month" => (null, new DateOnly(today.Year, today.Month, 1).AddMonths(1).AddDays(-1)),
        "nextMonth" => (new DateOnly(today.Year, today.Month, 1).AddMonths(1), new DateOnly(today.Year, today.Month, 1).AddMonths(2).AddDays(-1)),
        "on" when ask.By?.From(today) is { } day => (day, day),
        _ when ask.By?.From(today) is { } last => (null, last),
        _ => (null, null),
    };

    /// <summary>The month as far as it has gone.</summary>
    private static (DateOnly From, DateOnly To) Month(int year, int month, DateOnly today)
    {
        var last = new DateOnly(year, month, 1).AddMonths(1).AddDays(-1);
        return (new(year, month, 1), last < today ? last : today);
    }

    private static DateOnly Quarter(DateOnly day) => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Plain(double number) => number.ToString(Math.Abs(number) < 10 ? "0.##" : "0.#", CultureInfo.InvariantCulture);
}

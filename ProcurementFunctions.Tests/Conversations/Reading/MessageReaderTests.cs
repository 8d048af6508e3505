using CsCheck;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Operations;
using ProcurementFunctions.Preferences;

namespace ProcurementFunctions.Tests.Conversations.Reading;

public sealed class MessageReaderTests
{
    [Theory]
    [InlineData("my budget is 500", 500)]
    [InlineData("My Budget IS 500.", 500)]
    [InlineData("  my   budget is   $1,200.50 ", 1200.5)]
    [InlineData("Hi, my budget is now 1.5k", 1500)]
    [InlineData("our budget limit is 2 million", 2000000)]
    [InlineData("my budget will be 700", 700)]
    [InlineData("set my budget to 300", 300)]
    [InlineData("raise my budget to 2k", 2000)]
    [InlineData("I have a budget of 450", 450)]
    [InlineData("I can spend up to 600", 600)]
    [InlineData("budget: 800", 800)]
    [InlineData("budget 800", 800)]
    public void Read_ToldBudget_IsTheAmount(string text, double amount) =>
        Assert.Equal(new Wish.TellBudget((decimal)amount), Reader.One(text));

    [Theory]
    [InlineData("my budget is lots")]
    [InlineData("my budget is")]
    [InlineData("my budget is -500")]
    [InlineData("my budget is NaN")]
    [InlineData("my budget is 0")]
    [InlineData("my budget is 1e13")]
    [InlineData("set my budget to plenty")]
    public void Read_ToldBudgetThatIsNone_IsNoAmount(string text) =>
        Assert.Equal(new Wish.TellBudget(null), Reader.One(text));

    [Theory]
    [InlineData("what is my budget?")]
    [InlineData("What's my budget")]
    [InlineData("do you know what my budget is?")]
    [InlineData("how much can I spend?")]
    [InlineData("my budget?")]
    [InlineData("can you tell me my budget")]
    public void Read_AskedForBudget_IsAskBudget(string text) => Assert.IsType<Wish.AskBudget>(Reader.One(text));

    [Theory]
    [InlineData("switch to purchasing mode", OperationMode.Purchasing)]
    [InlineData("Please switch to monitoring mode.", OperationMode.Monitoring)]
    [InlineData("monitoring mode", OperationMode.Monitoring)]
    [InlineData("go back to monitoring", OperationMode.Monitoring)]
    [InlineData("set the mode to purchasing", OperationMode.Purchasing)]
    [InlineData("enable purchasing mode", OperationMode.Purchasing)]
    [InlineData("stop purchasing", OperationMode.Monitoring)]
    [InlineData("leave purchasing mode", OperationMode.Monitoring)]
    public void Read_SwitchedMode_IsTheMode(string text, OperationMode mode) =>
        Assert.Equal(new Wish.SwitchMode(mode), Reader.One(text));

    [Theory]
    [InlineData("what mode are you in?")]
    [InlineData("which mode are you in")]
    [InlineData("are you in purchasing mode?")]
    [InlineData("what is the current mode?")]
    public void Read_AskedForMode_IsAskMode(string text) => Assert.IsType<Wish.AskMode>(Reader.One(text));

    [Theory]
    [InlineData("check the inventory")]
    [InlineData("check inventory")]
    [InlineData("what is running low?")]
    [InlineData("What's low?")]
    [InlineData("which items are low")]
    [InlineData("show me the stock")]
    [InlineData("what should I order?")]
    [InlineData("are we running out of anything?")]
    public void Read_AskedForStock_IsCheckInventory(string text) => Assert.IsType<Wish.CheckInventory>(Reader.One(text));

    [Theory]
    [InlineData("how many AR-5381 do we have?", "AR-5381")]
    [InlineData("how much of BB-7421 is left?", "BB-7421")]
    [InlineData("stock of so-r809-m", "SO-R809-M")]
    public void Read_AskedForStockOfAnItem_IsTheItem(string text, string sku) =>
        Assert.Equal(new Wish.AskStock(new ItemReference.BySku(sku)), Reader.One(text));

    [Theory]
    [InlineData("find the best deal for 100 AR-5381", "AR-5381", 100)]
    [InlineData("Find the best deal for 1,000 ar-5381!", "AR-5381", 1000)]
    [InlineData("what's the best price for 50 units of BB-7421?", "BB-7421", 50)]
    [InlineData("get me the cheapest offer on 5 x TI-M602", "TI-M602", 5)]
    [InlineData("can you find a good deal on AR-5381 x 100", "AR-5381", 100)]
    [InlineData("quote 100 AR-5381", "AR-5381", 100)]
    [InlineData("find 2 dozen AR-5381", "AR-5381", 24)]
    [InlineData("how much would 20 HN-1428 cost?", "HN-1428", 20)]
    [InlineData("what do you recommend for 100 AR-5381?", "AR-5381", 100)]
    public void Read_AskedForDeal_IsItemAndQuantity(string text, string sku, int units) =>
        Assert.Equal(new Wish.FindDeal(new ItemReference.BySku(sku), new Quantity(units)), Reader.One(text));

    [Theory]
    [InlineData("find the best deal for -5 AR-5381")]
    [InlineData("find the best deal for 0 AR-5381")]
    [InlineData("find the best deal for 2.5 AR-5381")]
    [InlineData("find the best deal for 99999999999 AR-5381")]
    [InlineData("order -1 AR-5381")]
    public void Read_ImpossibleQuantity_IsInvalid(string text)
    {
        var quantity = Reader.One(text) switch
        {
            Wish.FindDeal deal => deal.Quantity,
            Wish.Order order => order.Quantity,
            _ => null,
        };
        Assert.Equal(Quantity.Invalid, quantity);
    }

    [Fact]
    public void Read_DealForANamedItem_IsTheName() => Assert.Equal(
        new Wish.FindDeal(new ItemReference.ByName("Adjustable Races"), new Quantity(100)),
        Reader.One("find the best deal for 100 Adjustable Races"));

    [Theory]
    [InlineData("find the best deal for Lock Nut 18", "LN-18", null)]
    [InlineData("find the best deal for 100 Lock Nut 18", "LN-18", 100)]
    [InlineData("order 3 COFFEE-FILT", "COFFEE-FILT", 3)]
    [InlineData("order Lock Nut 18 x 7", "LN-18", 7)]
    public void Read_NumberAtTheEndOfAName_IsPartOfIt(string text, string sku, int? units)
    {
        var catalogue = Reader.Of([("LN-18", "Lock Nut 18"), ("LN-20", "Lock Nut 20"), ("COFFEE-FILT", "Paper coffee filters, 100")]);
        var (item, quantity) = Reader.One(text, catalogue) switch
        {
            Wish.FindDeal deal => (deal.Item, deal.Quantity),
            Wish.Order order => (order.Item, order.Quantity),
            _ => default,
        };
        Assert.Equal(new ItemReference.BySku(sku), item);
        Assert.Equal(units, quantity?.Units);
    }

    [Fact]
    public void Read_DealWithoutQuantity_HasNone() => Assert.Equal(
        new Wish.FindDeal(new ItemReference.BySku("AR-5381"), null), Reader.One("find the best deal for AR-5381"));

    [Fact]
    public void Read_RecommendationOfTheFirstOne_IsRecalled() => Assert.Equal(
        new Wish.Recall(new ItemReference.Nth(1)), Reader.One("what did you recommend for the first one?"));

    [Fact]
    public void Read_RecommendationOfASku_IsRecalled() => Assert.Equal(
        new Wish.Recall(new ItemReference.BySku("AR-5381")), Reader.One("What did you recommend for AR-5381?"));

    [Theory]
    [InlineData("what did you recommend?")]
    [InlineData("what was your recommendation?")]
    [InlineData("what do you recommend?")]
    public void Read_RecommendationOfNothingInParticular_IsRecalled(string text) =>
        Assert.Equal(new Wish.Recall(null), Reader.One(text));

    [Theory]
    [InlineData("order it")]
    [InlineData("Order it, please.")]
    [InlineData("buy that")]
    [InlineData("yes, order it")]
    [InlineData("please order it now")]
    public void Read_OrderIt_MeansTheLast(string text) =>
        Assert.Equal(new Wish.Order(new ItemReference.Last(), null), Reader.One(text));

    [Theory]
    [InlineData("yes please")]
    [InlineData("go ahead")]
    [InlineData("yes, do it")]
    public void Read_Yes_IsConfirm(string text) => Assert.IsType<Wish.Confirm>(Reader.One(text));

    [Theory]
    [InlineData("order 100 AR-5381", "AR-5381", 100)]
    [InlineData("buy 100 units of AR-5381", "AR-5381", 100)]
    [InlineData("please purchase AR-5381 x 7", "AR-5381", 7)]
    [InlineData("I need 30 BB-7421", "BB-7421", 30)]
    [InlineData("could you order a dozen BB-7421", "BB-7421", 12)]
    [InlineData("order four hundred and twenty BB-7421", "BB-7421", 420)]
    [InlineData("order four hundred twenty five BB-7421", "BB-7421", 425)]
    [InlineData("order a hundred and fifty BB-7421", "BB-7421", 150)]
    [InlineData("order two thousand five hundred BB-7421", "BB-7421", 2500)]
    [InlineData("order one thousand two hundred and 50 BB-7421", "BB-7421", 1250)]
    [InlineData("order 2 hundred BB-7421", "BB-7421", 200)]
    public void Read_OrderOfAnItem_IsItemAndQuantity(string text, string sku, int units) =>
        Assert.Equal(new Wish.Order(new ItemReference.BySku(sku), new Quantity(units)), Reader.One(text));

    [Fact]
    public void Read_OrderTheFirstOne_IsTheFirst() =>
        Assert.Equal(new Wish.Order(new ItemReference.Nth(1), null), Reader.One("order the first one"));

    [Fact]
    public void Read_OrderTheCheaperOne_IsTheCheapest() =>
        Assert.Equal(new Wish.Order(new ItemReference.Cheapest(), null), Reader.One("order the cheaper one"));

    [Fact]
    public void Read_OrderSomeOfThem_IsTheLastWithQuantity() =>
        Assert.Equal(new Wish.Order(new ItemReference.Last(), new Quantity(200)), Reader.One("order 200 of them"));

    [Theory]
    [InlineData("make it 200")]
    [InlineData("actually, make that 200 please")]
    [InlineData("200")]
    [InlineData("200 instead")]
    [InlineData("change it to 200")]
    public void Read_MakeItMore_ChangesTheQuantity(string text) =>
        Assert.Equal(new Quantity(200), Assert.IsType<Wish.ChangeQuantity>(Reader.One(text)).Quantity);

    [Theory]
    [InlineData("where are my orders?")]
    [InlineData("where is my order")]
    [InlineData("order status")]
    [InlineData("show my purchases")]
    [InlineData("what have I ordered?")]
    public void Read_AskedForOrders_IsAskOrders(string text) => Assert.IsType<Wish.AskOrders>(Reader.One(text));

    [Theory]
    [InlineData("what is waiting for approval?")]
    [InlineData("which purchases need approval")]
    [InlineData("pending approvals")]
    [InlineData("is anything awaiting my approval?")]
    public void Read_AskedForApprovals_IsAskApprovals(string text) => Assert.IsType<Wish.AskApprovals>(Reader.One(text));

    [Theory]
    [InlineData("how is P-0123456789ABC?")]
    [InlineData("p-0123456789abc")]
    [InlineData("where is my order P-0123456789ABC")]
    public void Read_APurchaseId_AsksForIt(string text) =>
        Assert.Equal(new Wish.AskPurchase("P-0123456789ABC"), Reader.One(text));

    [Theory]
    [InlineData("I prefer Acme", "Acme")]
    [InlineData("i prefer to buy from Bike Satellite Inc.", "Bike Satellite Inc")]
    [InlineData("my preferred vendor is Acme", "Acme")]
    [InlineData("I prefer Acme over Bolt", "Acme")]
    public void Read_APreferredVendor_IsItsName(string text, string vendor) =>
        Assert.Equal(new Wish.PreferVendor(vendor), Reader.One(text));

    [Theory]
    [InlineData("never buy from Bolt", "Bolt")]
    [InlineData("Don't buy from Trikes, Inc. again", "Trikes, Inc")]
    [InlineData("exclude Bolt", "Bolt")]
    [InlineData("no more orders from Bolt", "Bolt")]
    public void Read_AnExcludedVendor_IsItsName(string text, string vendor) =>
        Assert.Equal(new Wish.ExcludeVendor(vendor), Reader.One(text));

    [Theory]
    [InlineData("always ship express", Shipping.Express)]
    [InlineData("I prefer express shipping", Shipping.Express)]
    [InlineData("use standard shipping from now on", Shipping.Standard)]
    [InlineData("no express shipping any more", Shipping.Standard)]
    public void Read_AWayOfShipping_IsIt(string text, Shipping shipping) =>
        Assert.Equal(new Wish.SetShipping(shipping), Reader.One(text));

    [Fact]
    public void Read_AlwaysAtLeast_IsThePreferredQuantity() => Assert.Equal(
        new Wish.SetPreferredQuantity(new ItemReference.BySku("BB-7421"), new Quantity(50)),
        Reader.One("I always need at least 50 of BB-7421"));

    [Theory]
    [InlineData("I always need at least 50 of SPORK")]
    [InlineData("always order at least 50 SPORK, please")]
    [InlineData("keep at least 50 of SPORK")]
    public void Read_AlwaysAtLeastOfANamedItem_IsItsName(string text) => Assert.Equal(
        new Wish.SetPreferredQuantity(new ItemReference.ByName("SPORK"), new Quantity(50)), Reader.One(text));

    [Theory]
    [InlineData("BB-7421 is critical", true)]
    [InlineData("mark BB-7421 as critical", true)]
    [InlineData("BB-7421 is not critical any more", false)]
    public void Read_ACriticalItem_IsIt(string text, bool critical) =>
        Assert.Equal(new Wish.SetCritical(new ItemReference.BySku("BB-7421"), critical), Reader.One(text));

    [Theory]
    [InlineData("hello")]
    [InlineData("hi there!")]
    public void Read_AGreeting_IsGreeted(string text) => Assert.IsType<Wish.Greet>(Reader.One(text));

    [Theory]
    [InlineData("help")]
    [InlineData("what can you do?")]
    public void Read_ACallForHelp_IsHelp(string text) => Assert.IsType<Wish.Help>(Reader.One(text));

    [Theory]
    [InlineData("the weather is fine")]
    [InlineData("blue widgets give me a rash")]
    [InlineData("🙂")]
    [InlineData("....")]
    public void Read_AnythingElse_IsNothingThatHasAnEffect(string text) => Assert.True(Reader.One(text) is Wish.Unknown or Wish.Half);

    [Theory]
    [InlineData("hello. , xq zz")]
    [InlineData("order 20 AR-5381. and then xq zz")]
    [InlineData(", and qx. , plus zx? also ,, vv")]
    public void Read_AFullStopBeforeAMarkOrAJoin_BeginsASentence(string text) =>
        Assert.NotEmpty(Reader.All(text));

    [Fact]
    public void Read_AnyText_IsUnderstoodOrNotWithoutTrouble() =>
        Gen.String[0, 4000].Sample(text => Assert.NotEmpty(Reader.All(text)), iter: 300);

    [Fact]
    public void Read_TheWorstOfTexts_TakesNoTime()
    {
        string[] worst =
        [
            string.Concat(Enumerable.Repeat("order a-", 500)), new('a', 4000), new('1', 4000), new(' ', 4000), new('-', 4000),
            string.Concat(Enumerable.Repeat("a-1-", 1000)), string.Concat(Enumerable.Repeat("my budget is ", 300)),
            string.Concat(Enumerable.Repeat("yes ", 1000)), string.Concat(Enumerable.Repeat("what about the ", 260)),
            string.Concat(Enumerable.Repeat("1,", 2000)), string.Concat(Enumerable.Repeat("switch purchasing ", 220)),
        ];
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var text in worst) Reader.All(text);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"it took {clock.Elapsed}");
    }
}

using System.Text;
using CsCheck;
using ProcurementFunctions.Purchasing;
using ProcurementFunctions.Purchasing.Ubl;

namespace ProcurementFunctions.Tests.Purchasing.Ubl;

public sealed class OrderResponseXmlTests
{
    internal static string Response(string code = "AP", string order = "PO-0123456789ABC-1-1", string id = "R-7", string lines = "") => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <OrderResponse xmlns="urn:oasis:names:specification:ubl:schema:xsd:OrderResponse-2"
            xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
            xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
          <cbc:ID>{id}</cbc:ID>
          <cbc:IssueDate>2026-11-03</cbc:IssueDate>
          <cbc:OrderResponseCode>{code}</cbc:OrderResponseCode>
          <cac:OrderReference><cbc:ID>{order}</cbc:ID></cac:OrderReference>
          {lines}
        </OrderResponse>
        """;

    internal static string Line(string state, string quantity, string promised, string? price = null, string per = "1", string currency = "USD") => $"""
        <cac:OrderLine><cac:LineItem>
          <cbc:ID>1</cbc:ID><cbc:LineStatusCode>{state}</cbc:LineStatusCode><cbc:Quantity unitCode="EA">{quantity}</cbc:Quantity>
          <cac:Delivery><cac:PromisedDeliveryPeriod><cbc:EndDate>{promised}</cbc:EndDate></cac:PromisedDeliveryPeriod></cac:Delivery>
          {(price is null ? "" : $"""<cac:Price><cbc:PriceAmount currencyID="{currency}">{price}</cbc:PriceAmount><cbc:BaseQuantity unitCode="EA">{per}</cbc:BaseQuantity></cac:Price>""")}
        </cac:LineItem></cac:OrderLine>
        """;

    private static VendorEventBody Read(string xml) => OrderResponseXml.Read(Encoding.UTF8.GetBytes(xml)).Value!;

    private static string Refusal(string xml) => OrderResponseXml.Read(Encoding.UTF8.GetBytes(xml)).Refusal!;

    [Theory]
    [InlineData("AB", "acknowledged")]
    [InlineData("AP", "acknowledged")]
    [InlineData("CA", "acknowledged")]
    [InlineData("RE", "cancelled")]
    public void Read_EachCode_IsItsEvent(string code, string type)
    {
        var told = Read(Response(code));

        Assert.Equal((type, "PO-0123456789ABC-1-1", "ubl:R-7"), (told.Type, told.OrderNumber, told.EventId));
    }

    [Fact]
    public void Read_LinesAndPromisedDates_AreSaid()
    {
        var told = Read(Response("CA", lines: Line("3", "80", "2026-12-01")));

        Assert.Equal("response CA, line 1 80 units changed, promised 2026-12-01", told.Said);
        Assert.Equal("acknowledged", told.Type);
    }

    [Fact]
    public void Read_AcceptedForAnotherDay_IsADelay() =>
        Assert.Equal("delayed", Read(Response("CA", lines: Line("5", "100", "2026-12-01"))).Type);

    [Fact]
    public void Read_AcceptedInPartsAtPrices_IsTheirSumTheirAverageAndTheLastDay()
    {
        var told = Read(Response("CA", lines: Line("3", "60", "2026-12-01", "12.00") + Line("3", "20.0", "2026-12-09", "1600", per: "100") + Line("7", "20", "2026-12-24") + Line("1", "5", "2027-01-01", "9")));

        Assert.Equal((false, 80, 13m, new DateOnly(2026, 12, 9)), (told.Response!.IsRejected, told.Response.Quantity, told.Response.UnitPrice, told.Response.Promised));
        Assert.Equal(("ubl:R-7", "USD"), (told.Response.EventId, told.Currency));
        Assert.StartsWith("response CA, line 1 60 units at 12.00 changed, line 1 20 units at 16.00 changed, line 1 20 units not accepted", told.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RE", "5", "100")]
    [InlineData("CA", "7", "100")]
    [InlineData("AP", "3", "0")]
    public void Read_NothingIsAccepted_IsARejection(string code, string state, string quantity)
    {
        var told = Read(Response(code, lines: Line(state, quantity, "2026-12-01", "12")));

        Assert.Equal(("cancelled", true, null, null), (told.Type, told.Response!.IsRejected, told.Response.Quantity, told.Response.UnitPrice));
    }

    [Fact]
    public void Read_ReceivedAlone_SaysNothingOfTheOrder() => Assert.Null(Read(Response("AB")).Response);

    [Fact]
    public void Read_LinesThatSayNothingOfQuantityOrPrice_SayNothing()
    {
        var told = Read(Response("AP"));

        Assert.Equal((false, null, null, null), (told.Response!.IsRejected, told.Response.Quantity, told.Response.UnitPrice, told.Response.Promised));
    }

    [Theory]
    [InlineData("XX", "OrderResponseCode must be one of AB, AP, CA, RE")]
    public void Read_UnknownCode_Refused(string code, string refusal) => Assert.Equal(refusal, Refusal(Response(code)));

    [Fact]
    public void Read_BadParts_AreNamed()
    {
        Assert.Contains("LineStatusCode", Refusal(Response(lines: Line("9", "1", "2026-12-01"))), StringComparison.Ordinal);
        Assert.Contains("Quantity", Refusal(Response(lines: Line("5", "many", "2026-12-01"))), StringComparison.Ordinal);
        Assert.Contains("Quantity", Refusal(Response(lines: Line("5", "-1", "2026-12-01"))), StringComparison.Ordinal);
        Assert.Equal("Quantity must be a whole number of units", Refusal(Response(lines: Line("5", "1.5", "2026-12-01"))));
        Assert.Contains("PriceAmount", Refusal(Response(lines: Line("5", "1", "2026-12-01", "-1"))), StringComparison.Ordinal);
        Assert.Contains("BaseQuantity", Refusal(Response(lines: Line("5", "1", "2026-12-01", "1", per: "0"))), StringComparison.Ordinal);
        Assert.Equal("PriceAmount must be in one currency", Refusal(Response(lines: Line("5", "1", "2026-12-01", "1") + Line("5", "1", "2026-12-01", "1", currency: "EUR"))));
        Assert.Equal("has no ID", Refusal(Response(id: "")));
        Assert.Equal("has no OrderReference with an ID", Refusal(Response(order: " ")));
        Assert.Contains("must be an OrderResponse", Refusal("<Order/>"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>""")]
    [InlineData("""<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd"><x/>""")]
    [InlineData("""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>""")]
    [InlineData("<x>&unknown;</x>")]
    [InlineData("<x>")]
    [InlineData("")]
    [InlineData("not xml")]
    public void Read_DtdEntityOrNoXml_Refused(string xml) => Assert.Equal("is no well-formed XML without a DTD", Refusal(xml));

    [Fact]
    public void Read_DeeplyNested_IsRefusedAndNothingBreaks()
    {
        const int depth = 15_000;
        var xml = string.Concat(Enumerable.Repeat("<x>", depth)) + string.Concat(Enumerable.Repeat("</x>", depth));

        Assert.Contains("must be an OrderResponse", Refusal(xml), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnyBytes_AnswersOrRefuses() =>
        Gen.Byte.Array[0, 300].Sample(bytes => OrderResponseXml.Read(bytes).Refusal is not null);

    [Fact]
    public void Read_AnyDamage_AnswersOrRefuses()
    {
        var whole = Encoding.UTF8.GetBytes(Response("CA", lines: Line("3", "80", "2026-12-01")));
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Sample(damage =>
        {
            var damaged = whole.ToArray();
            damaged[damage.Item1] = damage.Item2;
            var read = OrderResponseXml.Read(damaged);
            return read.IsAccepted == read.Refusal is null;
        });
    }
}

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

    private static string Line(string state, string quantity, string promised) => $"""
        <cac:OrderLine><cac:LineItem>
          <cbc:ID>1</cbc:ID><cbc:LineStatusCode>{state}</cbc:LineStatusCode><cbc:Quantity unitCode="EA">{quantity}</cbc:Quantity>
          <cac:Delivery><cac:PromisedDeliveryPeriod><cbc:EndDate>{promised}</cbc:EndDate></cac:PromisedDeliveryPeriod></cac:Delivery>
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

    [Theory]
    [InlineData("XX", "OrderResponseCode must be one of AB, AP, CA, RE")]
    public void Read_UnknownCode_Refused(string code, string refusal) => Assert.Equal(refusal, Refusal(Response(code)));

    [Fact]
    public void Read_BadParts_AreNamed()
    {
        Assert.Contains("LineStatusCode", Refusal(Response(lines: Line("9", "1", "2026-12-01"))), StringComparison.Ordinal);
        Assert.Contains("Quantity", Refusal(Response(lines: Line("5", "many", "2026-12-01"))), StringComparison.Ordinal);
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

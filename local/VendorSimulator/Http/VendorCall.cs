using Microsoft.AspNetCore.Http;

namespace ProcurementFunctions.Local.VendorSimulator.Http;

/// <summary>A call that has reached a vendor.</summary>
internal sealed record VendorCall(HttpContext Http, VendorDesk Desk)
{
    public string OrderNumber => (string)Http.Request.RouteValues["orderNumber"]!;
}

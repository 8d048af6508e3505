namespace ProcurementFunctions.Hosting.Http;

/// <summary>How large a request's body may be, in bytes.</summary>
public static class BodyLimits
{
    public const long Default = 64 * 1024;
    public const long Invoice = 1024 * 1024;
    public const long VendorReply = 1024 * 1024;
    public const long ShopEvent = 2 * 1024 * 1024;
    public const long Import = 50 * 1024 * 1024;
}

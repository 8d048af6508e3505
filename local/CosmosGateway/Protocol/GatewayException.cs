namespace ProcurementFunctions.Local.CosmosGateway.Protocol;

/// <summary>A request that is refused: the status, sub status and code that the SDK knows, and what is wrong.</summary>
internal sealed class GatewayException(int status, string code, string message, int subStatus = 0) : Exception(message)
{
    public int Status { get; } = status;

    public int SubStatus { get; } = subStatus;

    public string Code { get; } = code;

    public static GatewayException BadRequest(string message, int subStatus = 0) => new(400, "BadRequest", message, subStatus);

    /// <summary>Something that Cosmos DB has and this gateway has not.</summary>
    public static GatewayException Unsupported(string construct) =>
        BadRequest($"The local Cosmos gateway does not support {construct}.");

    public static GatewayException NotFound(string message, int subStatus = 0) => new(404, "NotFound", message, subStatus);
}

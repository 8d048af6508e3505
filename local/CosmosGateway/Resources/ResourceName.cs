using ProcurementFunctions.Local.CosmosGateway.Protocol;

namespace ProcurementFunctions.Local.CosmosGateway.Resources;

/// <summary>The rules for the id of a database or a container.</summary>
internal static class ResourceName
{
    public static string Checked(string? id) => id switch
    {
        null or "" => throw GatewayException.BadRequest("The resource has no id."),
        { Length: > 255 } => throw GatewayException.BadRequest("The id is longer than 255 characters."),
        _ when id.AsSpan().IndexOfAny("/\\?#") >= 0 || id[^1] == ' ' =>
            throw GatewayException.BadRequest("The id has one of the characters / \\ ? # or ends in a space."),
        _ => id,
    };
}

using Microsoft.AspNetCore.Http;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Management;

/// <summary>Requests may name a task hub and a connection; there is one hub here, and no other place.</summary>
internal static class TaskHub
{
    /// <exception cref="BadHttpRequestException">The request is for another task hub or connection.</exception>
    public static ManagementQuery Require(HttpRequest request, string hubName)
    {
        var query = new ManagementQuery(request.Query);
        if (query.Text("taskHub") is { } hub && !hub.Equals(hubName, StringComparison.OrdinalIgnoreCase))
            throw new BadHttpRequestException($"There is no task hub '{hub}' here, but '{hubName}'.");
        if (query.Text("connection") is { } connection && !connection.Equals("Storage", StringComparison.OrdinalIgnoreCase))
            throw new BadHttpRequestException($"There is no connection '{connection}' here.");
        return query;
    }
}

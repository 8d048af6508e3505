using System.Net.Sockets;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Local.AppHost.State;

namespace ProcurementFunctions.Local.AppHost;

/// <summary>Puts what can go wrong with a start into words for the person who started it.</summary>
internal static class StartProblem
{
    /// <summary>What is wrong and what to do; null for what nobody foresaw.</summary>
    public static string? Describe(Exception exception) => exception switch
    {
        StateFolderException or LocalCloudException or InvalidDataException => exception.Message,
        PortInUseException { Port: var port } => $"Port {port} on 127.0.0.1 is in use. Stop what listens there, or name another port (see --help).",
        OptionsValidationException options => string.Join(Environment.NewLine, options.Failures),
        IOException { InnerException: SocketException or Microsoft.AspNetCore.Connections.AddressInUseException } => exception.Message,
        _ => null,
    };
}

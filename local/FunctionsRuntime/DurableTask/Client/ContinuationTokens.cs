using System.Buffers.Text;
using System.Text;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Client;

/// <summary>Where a query goes on: after an instance id, written so that nobody takes it for one.</summary>
internal static class ContinuationTokens
{
    public static string After(string instanceId) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(instanceId));

    /// <exception cref="ArgumentException">It is none of ours.</exception>
    public static string? Read(string? token)
    {
        if (token is null)
            return null;
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
        }
        catch (FormatException exception)
        {
            throw new ArgumentException("The continuation token was not given by this client.", nameof(token), exception);
        }
    }
}

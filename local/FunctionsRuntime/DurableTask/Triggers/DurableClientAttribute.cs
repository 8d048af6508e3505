using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks a DurableTaskClient parameter, by which a function starts and steers orchestrations.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DurableClientAttribute : InputBindingAttribute
{
    /// <summary>Another task hub than the configured one.</summary>
    public string? TaskHub { get; set; }

    /// <summary>The setting that holds another store's connection.</summary>
    public string? ConnectionName { get; set; }
}

using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace ProcurementFunctions.Local.FunctionsRuntime.DurableTask.Orchestrations;

/// <summary>What all orchestrations share.</summary>
internal sealed record OrchestrationSettings(DataConverter Payloads, ILoggerFactory Loggers, string DefaultVersion);

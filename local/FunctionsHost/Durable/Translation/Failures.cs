using DurableTask.Core;
using Google.Protobuf;
using ProcurementFunctions.Local.FunctionsHost.Functions;
using P = Microsoft.DurableTask.Protobuf;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Translation;

/// <summary>Details of failures, between the engine, the wire, and what the worker says of an exception.</summary>
internal static class Failures
{
    private static readonly JsonParser Json = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    public static P.TaskFailureDetails? Write(FailureDetails? failure)
    {
        if (failure is null) return null;
        var written = new P.TaskFailureDetails
        {
            ErrorType = failure.ErrorType,
            ErrorMessage = failure.ErrorMessage,
            StackTrace = failure.StackTrace,
            InnerFailure = Write(failure.InnerFailure),
            IsNonRetriable = failure.IsNonRetriable,
        };
        foreach (var (name, value) in failure.Properties ?? new Dictionary<string, object?>()) written.Properties[name] = ProtobufValues.Write(value);
        return written;
    }

    public static FailureDetails? Read(P.TaskFailureDetails? failure) => failure is null ? null : new FailureDetails(
        failure.ErrorType,
        failure.ErrorMessage,
        failure.StackTrace,
        Read(failure.InnerFailure),
        failure.IsNonRetriable,
        failure.Properties.ToDictionary(property => property.Key, property => ProtobufValues.Read(property.Value)));

    /// <summary>What the worker's durable extension says of an activity's exception is JSON; what else fails is told by its text.</summary>
    public static FailureDetails Of(FunctionFailedException failure)
    {
        var firstLine = failure.Message.Split('\n', 2)[0].Trim();
        if (firstLine.StartsWith('{'))
        {
            try
            {
                return Read(Json.Parse<P.TaskFailureDetails>(firstLine))!;
            }
            catch (InvalidProtocolBufferException)
            {
                // It only looks like it.
            }
        }

        var (type, message) = failure.Message.Split(": ", 2) is [var name, var rest] && !name.Contains(' ', StringComparison.Ordinal)
            ? (name, rest)
            : ("(unknown)", failure.Message);
        return new FailureDetails(type, message, failure.WorkerStackTrace, innerFailure: null, isNonRetriable: false);
    }
}

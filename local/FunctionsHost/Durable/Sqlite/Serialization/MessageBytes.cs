using System.Runtime.CompilerServices;
using DurableTask.Core;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Sqlite.Serialization;

/// <summary>Messages as bytes.</summary>
internal static class MessageBytes
{
    /// <summary>A message; the input of a start stays out when it is kept apart.</summary>
    public static byte[] Encode(TaskMessage message, EventBytes.Input input) => ByteWriter.Write((message, input), static (writer, all) =>
    {
        StateBytes.Write(writer, all.message.OrchestrationInstance);
        writer.Number(all.message.SequenceNumber);
        var context = all.message.OrchestrationExecutionContext;
        writer.Bool(context is not null);
        if (context is not null)
            writer.Map(context.OrchestrationTags);
        EventBytes.Write(writer, all.message.Event, all.input);
    });

    /// <exception cref="FormatException">The bytes are no message.</exception>
    public static TaskMessage Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        var message = new TaskMessage
        {
            OrchestrationInstance = StateBytes.ReadInstance(ref reader),
            SequenceNumber = reader.Number(),
            OrchestrationExecutionContext = ReadContext(ref reader),
            Event = EventBytes.Read(ref reader),
        };
        return reader.IsAtEnd ? message : throw new FormatException("More bytes follow the message.");
    }

    private static OrchestrationExecutionContext? ReadContext(ref ByteReader reader)
    {
        if (!reader.Bool())
            return null;
        var context = new OrchestrationExecutionContext();
        SetTags(context, reader.Map());
        return context;
    }

    // The framework lets only its own serializers set the tags.
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_OrchestrationTags")]
    private static extern void SetTags(OrchestrationExecutionContext context, IDictionary<string, string>? tags);
}

using Google.Protobuf.WellKnownTypes;

namespace ProcurementFunctions.Local.FunctionsHost.Durable.Translation;

/// <summary>Times as protobuf has them.</summary>
internal static class Times
{
    public static Timestamp Write(DateTime time) => Timestamp.FromDateTime(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    public static Timestamp? Write(DateTime? time) => time is { } known ? Write(known) : null;
}

using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>
/// Sessions as the JSON that is stored. Written with version and createdAt first: a store compares these first bytes (the
/// <see cref="SessionMark"/>) to see whether a session is still the one that was read.
/// </summary>
internal static class SessionCodec
{
    public static byte[] Write(Session session)
    {
        var buffer = new ArrayBufferWriter<byte>(8192);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("version"u8, session.Version);
            writer.WriteString("createdAt"u8, session.CreatedAt);
            writer.WriteString("schemaVersion"u8, Newest(session.SchemaVersion).ToString());
            writer.WriteString("userId"u8, session.UserId);
            writer.WriteString("lastActivity"u8, session.LastActivity);
            WriteContent(writer, session);
            foreach (var (name, value) in session.UnknownFields)
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(value.Span, skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="UnreadableDocumentException">It is damaged, no session of this user, or of a newer major version.</exception>
    public static Session Read(ReadOnlyMemory<byte> json, string userId)
    {
        try
        {
            var session = Parse(json, userId);
            if (session.UserId != userId) throw new JsonException("it belongs to another user");
            return session;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw new UnreadableDocumentException($"the stored session is not one that can be read: {e.Message}", e);
        }
    }

    private static void WriteContent(Utf8JsonWriter writer, Session session)
    {
        if (session.BudgetLimit is { } budget) writer.WriteNumber("budgetLimit"u8, budget);
        if (session.CurrentQuery is { } query) writer.WriteString("currentQuery"u8, query);
        if (session.PendingOrder is { } pending)
        {
            writer.WritePropertyName("pendingOrder"u8);
            JsonSerializer.Serialize(writer, pending, ConversationsJson.Default.PendingOrder);
        }

        WriteList(writer, "turns", session.Turns);
        WriteList(writer, "remembered", session.Remembered);
        WriteList(writer, "foundItems", session.FoundItems);
        WriteList(writer, "recommendations", session.Recommendations);
        WriteList(writer, "preferredVendors", session.PreferredVendors);
        WriteList(writer, "startedPurchases", session.StartedPurchases);
    }

    private static void WriteList<T>(Utf8JsonWriter writer, string name, SessionList<T> list)
    {
        if (list.Count == 0) return;
        writer.WritePropertyName(name);
        list.Write(writer);
    }

    private static Session Parse(ReadOnlyMemory<byte> json, string userId)
    {
        var reader = new Utf8JsonReader(json.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("it is no JSON object");
        var fields = new Fields();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) ReadField(ref reader, json, fields);
        if (reader.Read()) throw new JsonException("something follows its end");
        return fields.ToSession(userId);
    }

    private static void ReadField(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, Fields fields)
    {
        var name = reader.GetString()!;
        reader.Read();
        // The names in snake_case are those of version 0.0.
        switch (name)
        {
            case "schemaVersion": fields.SchemaVersion = ReadSchema(ref reader); break;
            case "userId" or "user_id": fields.UserId = reader.GetString(); break;
            case "version": fields.Version = reader.GetInt64(); break;
            case "createdAt": fields.CreatedAt = reader.GetDateTimeOffset(); break;
            case "lastActivity" or "last_activity": fields.LastActivity = reader.GetDateTimeOffset(); break;
            case "budgetLimit" or "budget_limit": fields.BudgetLimit = reader.TokenType == JsonTokenType.Null ? null : reader.GetDecimal(); break;
            case "currentQuery" or "current_query": fields.CurrentQuery = reader.GetString(); break;
            case "pendingOrder": fields.PendingOrder = JsonSerializer.Deserialize(ref reader, ConversationsJson.Default.PendingOrder); break;
            case "turns": fields.Turns = List(ref reader, json, ConversationsJson.Default.Turn); break;
            case "remembered": fields.Remembered = List(ref reader, json, ConversationsJson.Default.String); break;
            case "foundItems": fields.FoundItems = List(ref reader, json, ConversationsJson.Default.FoundItem); break;
            case "recommendations": fields.Recommendations = List(ref reader, json, ConversationsJson.Default.Recommendation); break;
            case "preferredVendors" or "preferred_vendors": fields.PreferredVendors = List(ref reader, json, ConversationsJson.Default.String); break;
            case "startedPurchases": fields.StartedPurchases = List(ref reader, json, ConversationsJson.Default.StartedPurchaseNote); break;
            default: fields.Unknown.Add(new(name, Raw(ref reader, json))); break;
        }
    }

    private static SessionList<T> List<T>(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, JsonTypeInfo<T> type) =>
        SessionList<T>.Read(ref reader, json, type);

    private static SchemaVersion ReadSchema(ref Utf8JsonReader reader)
    {
        var version = JsonSerializer.Deserialize(ref reader, ConversationsJson.Default.SchemaVersion);
        return version.Major <= Session.CurrentSchema.Major
            ? version
            : throw new JsonException($"its schema version is {version}, and this build reads up to {Session.CurrentSchema.Major}.x");
    }

    private static ReadOnlyMemory<byte> Raw(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }

    private static SchemaVersion Newest(SchemaVersion read) =>
        read.Major == Session.CurrentSchema.Major && read.Minor > Session.CurrentSchema.Minor ? read : Session.CurrentSchema;

    private sealed class Fields
    {
        public SchemaVersion SchemaVersion;
        public string? UserId;
        public long? Version;
        public DateTimeOffset? CreatedAt;
        public DateTimeOffset? LastActivity;
        public decimal? BudgetLimit;
        public string? CurrentQuery;
        public PendingOrder? PendingOrder;
        public SessionList<Turn>? Turns;
        public SessionList<string>? Remembered;
        public SessionList<FoundItem>? FoundItems;
        public SessionList<Recommendation>? Recommendations;
        public SessionList<string>? PreferredVendors;
        public SessionList<StartedPurchaseNote>? StartedPurchases;
        public readonly List<KeyValuePair<string, ReadOnlyMemory<byte>>> Unknown = [];

        public Session ToSession(string userId)
        {
            var activity = LastActivity ?? throw new JsonException("it has no lastActivity");
            // Version 0.0 neither counted messages nor said when it began.
            var session = Session.New(UserId ?? userId, CreatedAt ?? activity);
            return session with
            {
                Version = Version ?? 0,
                LastActivity = activity,
                SchemaVersion = SchemaVersion,
                BudgetLimit = BudgetLimit,
                CurrentQuery = CurrentQuery,
                PendingOrder = PendingOrder,
                Turns = Turns ?? session.Turns,
                Remembered = Remembered ?? session.Remembered,
                FoundItems = FoundItems ?? session.FoundItems,
                Recommendations = Recommendations ?? session.Recommendations,
                PreferredVendors = PreferredVendors ?? session.PreferredVendors,
                StartedPurchases = StartedPurchases ?? session.StartedPurchases,
                UnknownFields = Unknown,
            };
        }
    }
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ProcurementFunctions.Conversations.Wishes;
using ProcurementFunctions.Hosting.Documents;

namespace ProcurementFunctions.Conversations.Sessions;

/// <summary>
/// Sessions as the JSON that is stored. Written with version and createdAt first: a store compares these first bytes (the
/// <see cref="SessionMark"/>) to see whether a session is still the one that was read.
/// </summary>
internal static class SessionCodec
{
    private static readonly byte[] CurrentSchemaJson = Encoding.UTF8.GetBytes($"\"{Session.CurrentSchema}\"");

    public static byte[] Write(Session session)
    {
        using var json = new JsonBuffer();
        Write(session, json);
        return json.Written.ToArray();
    }

    public static void Write(Session session, JsonBuffer json)
    {
        using var writer = json.Begin();
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

        WriteValue(writer, "question"u8, session.Question, ConversationsJson.Default.OpenQuestion);
        WriteValue(writer, "lastWish"u8, session.LastWish, ConversationsJson.Default.Wish);
        if (session.SpokenPurchase is { } purchase) writer.WriteString("spokenPurchase"u8, purchase);
        WriteList(writer, "spokenOf"u8, session.SpokenOf);
        WriteList(writer, "done"u8, session.Done);
        WriteList(writer, "turns"u8, session.Turns);
        WriteList(writer, "remembered"u8, session.Remembered);
        WriteList(writer, "foundItems"u8, session.FoundItems);
        WriteList(writer, "recommendations"u8, session.Recommendations);
        WriteList(writer, "preferredVendors"u8, session.PreferredVendors);
        WriteList(writer, "startedPurchases"u8, session.StartedPurchases);
    }

    private static void WriteValue<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T? value, JsonTypeInfo<T> json)
        where T : class
    {
        if (value is null) return;
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, value, json);
    }

    private static void WriteList<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, SessionList<T> list)
    {
        if (list.Count == 0) return;
        writer.WritePropertyName(name);
        list.Write(writer);
    }

    private static Session Parse(ReadOnlyMemory<byte> json, string userId)
    {
        var walker = new JsonWalker(json.Span);
        walker.Pass((byte)'{');
        var fields = new Fields();
        if (!walker.TryPass((byte)'}'))
        {
            do
            {
                var name = walker.PassString();
                walker.Pass((byte)':');
                ReadField(ref walker, json, name.Contains((byte)'\\') ? Unescaped(name) : name, fields);
            }
            while (walker.TryPass((byte)','));
            walker.Pass((byte)'}');
        }

        walker.End();
        return fields.ToSession(userId);
    }

    private static void ReadField(ref JsonWalker walker, ReadOnlyMemory<byte> json, ReadOnlySpan<byte> name, Fields fields)
    {
        // The names in snake_case are those of version 0.0.
        if (name.SequenceEqual("version"u8)) fields.Version = Value(ref walker).GetInt64();
        else if (name.SequenceEqual("createdAt"u8)) fields.CreatedAt = Value(ref walker).GetDateTimeOffset();
        else if (name.SequenceEqual("schemaVersion"u8)) fields.SchemaVersion = ReadSchema(walker.PassValue());
        else if (Is(name, "userId"u8, "user_id"u8)) fields.UserId = Value(ref walker).GetString();
        else if (Is(name, "lastActivity"u8, "last_activity"u8)) fields.LastActivity = Value(ref walker).GetDateTimeOffset();
        else if (Is(name, "budgetLimit"u8, "budget_limit"u8)) fields.BudgetLimit = ReadAmount(Value(ref walker));
        else if (Is(name, "currentQuery"u8, "current_query"u8)) fields.CurrentQuery = Value(ref walker).GetString();
        else if (name.SequenceEqual("pendingOrder"u8))
            fields.PendingOrder = JsonSerializer.Deserialize(walker.PassValue(), ConversationsJson.Default.PendingOrder);
        else if (name.SequenceEqual("question"u8)) fields.Question = Known(walker.PassValue(), ConversationsJson.Default.OpenQuestion);
        else if (name.SequenceEqual("lastWish"u8)) fields.LastWish = Known(walker.PassValue(), ConversationsJson.Default.Wish);
        else if (name.SequenceEqual("spokenPurchase"u8)) fields.SpokenPurchase = Value(ref walker).GetString();
        else if (name.SequenceEqual("spokenOf"u8))
            fields.SpokenOf = SessionList<FoundItem>.Read(ref walker, json, ConversationsJson.Default.FoundItem);
        else if (name.SequenceEqual("done"u8)) fields.Done = SessionList<DoneEffect>.Read(ref walker, json, ConversationsJson.Default.DoneEffect);
        else if (name.SequenceEqual("turns"u8)) fields.Turns = SessionList<Turn>.Read(ref walker, json, ConversationsJson.Default.Turn);
        else if (name.SequenceEqual("remembered"u8))
            fields.Remembered = SessionList<string>.Read(ref walker, json, ConversationsJson.Default.String);
        else if (name.SequenceEqual("foundItems"u8))
            fields.FoundItems = SessionList<FoundItem>.Read(ref walker, json, ConversationsJson.Default.FoundItem);
        else if (name.SequenceEqual("recommendations"u8))
            fields.Recommendations = SessionList<Recommendation>.Read(ref walker, json, ConversationsJson.Default.Recommendation);
        else if (Is(name, "preferredVendors"u8, "preferred_vendors"u8))
            fields.PreferredVendors = SessionList<string>.Read(ref walker, json, ConversationsJson.Default.String);
        else if (name.SequenceEqual("startedPurchases"u8))
            fields.StartedPurchases = SessionList<StartedPurchaseNote>.Read(ref walker, json, ConversationsJson.Default.StartedPurchaseNote);
        else fields.AddUnknown(Encoding.UTF8.GetString(name), Raw(ref walker, json));
    }

    /// <summary>A wish of a kind that only a newer version knows is let go: whoever waits for it is asked again.</summary>
    private static T? Known<T>(ReadOnlySpan<byte> value, JsonTypeInfo<T> json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(value, json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        name.SequenceEqual(one) || name.SequenceEqual(other);

    private static ReadOnlySpan<byte> Unescaped(ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader([(byte)'"', .. name, (byte)'"']);
        reader.Read();
        return Encoding.UTF8.GetBytes(reader.GetString()!);
    }

    /// <summary>A reader that stands on the next value.</summary>
    private static Utf8JsonReader Value(ref JsonWalker walker)
    {
        var reader = new Utf8JsonReader(walker.PassValue());
        reader.Read();
        return reader;
    }

    private static decimal? ReadAmount(Utf8JsonReader value) => value.TokenType == JsonTokenType.Null ? null : value.GetDecimal();

    private static SchemaVersion ReadSchema(ReadOnlySpan<byte> value)
    {
        if (value.SequenceEqual(CurrentSchemaJson)) return Session.CurrentSchema;
        var version = JsonSerializer.Deserialize(value, ConversationsJson.Default.SchemaVersion);
        return version.Major <= Session.CurrentSchema.Major
            ? version
            : throw new JsonException($"its schema version is {version}, and this build reads up to {Session.CurrentSchema.Major}.x");
    }

    private static ReadOnlyMemory<byte> Raw(ref JsonWalker walker, ReadOnlyMemory<byte> json)
    {
        var value = walker.PassValue();
        return json[(walker.Position - value.Length)..walker.Position];
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
        public OpenQuestion? Question;
        public Wish? LastWish;
        public string? SpokenPurchase;
        public SessionList<FoundItem>? SpokenOf;
        public SessionList<DoneEffect>? Done;
        public SessionList<Turn>? Turns;
        public SessionList<string>? Remembered;
        public SessionList<FoundItem>? FoundItems;
        public SessionList<Recommendation>? Recommendations;
        public SessionList<string>? PreferredVendors;
        public SessionList<StartedPurchaseNote>? StartedPurchases;

        private List<KeyValuePair<string, ReadOnlyMemory<byte>>>? _unknown;

        public void AddUnknown(string name, ReadOnlyMemory<byte> json) => (_unknown ??= []).Add(new(name, json));

        public Session ToSession(string userId)
        {
            var activity = LastActivity ?? throw new JsonException("it has no lastActivity");
            // Version 0.0 neither counted messages nor said when it began.
            return new()
            {
                UserId = UserId ?? userId,
                Version = Version ?? 0,
                CreatedAt = CreatedAt ?? activity,
                LastActivity = activity,
                SchemaVersion = SchemaVersion,
                BudgetLimit = BudgetLimit,
                CurrentQuery = CurrentQuery,
                PendingOrder = PendingOrder,
                Question = Question,
                LastWish = LastWish,
                SpokenPurchase = SpokenPurchase,
                SpokenOf = SpokenOf ?? SessionList<FoundItem>.Empty(ConversationsJson.Default.FoundItem),
                Done = Done ?? SessionList<DoneEffect>.Empty(ConversationsJson.Default.DoneEffect),
                Turns = Turns ?? SessionList<Turn>.Empty(ConversationsJson.Default.Turn),
                Remembered = Remembered ?? SessionList<string>.Empty(ConversationsJson.Default.String),
                FoundItems = FoundItems ?? SessionList<FoundItem>.Empty(ConversationsJson.Default.FoundItem),
                Recommendations = Recommendations ?? SessionList<Recommendation>.Empty(ConversationsJson.Default.Recommendation),
                PreferredVendors = PreferredVendors ?? SessionList<string>.Empty(ConversationsJson.Default.String),
                StartedPurchases = StartedPurchases ?? SessionList<StartedPurchaseNote>.Empty(ConversationsJson.Default.StartedPurchaseNote),
                UnknownFields = _unknown ?? [],
            };
        }
    }
}

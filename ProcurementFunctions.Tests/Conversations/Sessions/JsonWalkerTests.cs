using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using ProcurementFunctions.Conversations.Sessions;

namespace ProcurementFunctions.Tests.Conversations.Sessions;

public sealed class JsonWalkerTests
{
    private static readonly Gen<JsonNode?> AnyValue = Gen.Recursive<JsonNode?>((depth, inner) => depth > 3
        ? Leaf
        : Gen.OneOf(
            Leaf,
            inner.Array[0, 4].Select(JsonNode? (items) => new JsonArray([.. items.Select(item => item?.DeepClone())])),
            Gen.Select(Gen.String, inner).Array[0, 4].Select(JsonNode? (fields) =>
                new JsonObject(fields.DistinctBy(field => field.Item1).Select(field => KeyValuePair.Create(field.Item1, field.Item2?.DeepClone()))))));

    private static Gen<JsonNode?> Leaf => Gen.OneOf(
        Gen.String.Select(JsonNode? (text) => JsonValue.Create(text)),
        Gen.Double[-1e9, 1e9].Select(JsonNode? (number) => JsonValue.Create(number)),
        Gen.Bool.Select(JsonNode? (yes) => JsonValue.Create(yes)),
        Gen.Bool.Select(JsonNode? (_) => null));

    [Fact]
    public void PassValue_AnyValues_AreEachPassedToTheirEnd() =>
        Gen.Select(AnyValue.Array[1, 5], Gen.Bool).Sample((values, indented) =>
        {
            var options = new JsonSerializerOptions { WriteIndented = indented };
            var texts = values.Select(value => Encoding.UTF8.GetBytes(value?.ToJsonString(options) ?? "null")).ToList();
            var json = Encoding.UTF8.GetBytes($" [ {string.Join(" , ", texts.Select(Encoding.UTF8.GetString))} ] ");

            var walker = new JsonWalker(json);
            walker.Pass((byte)'[');
            for (var index = 0; index < texts.Count; index++)
            {
                if (index > 0) walker.Pass((byte)',');
                Assert.Equal(texts[index], walker.PassValue().ToArray());
            }

            walker.Pass((byte)']');
            walker.End();
        });

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("{")]
    [InlineData("[1,2")]
    [InlineData("[{]}")]
    [InlineData("{\"a\":[1}")]
    [InlineData("\"open")]
    [InlineData("\"open\\")]
    [InlineData("\"open\\\"")]
    [InlineData(",")]
    [InlineData("]")]
    public void PassValue_WhatIsNotClosed_IsRefused(string json) =>
        Assert.Throws<JsonException>(() => new JsonWalker(Encoding.UTF8.GetBytes(json)).PassValue());

    [Fact]
    public void PassValue_NestedTooDeeply_IsRefused() =>
        Assert.Throws<JsonException>(() => new JsonWalker(Encoding.UTF8.GetBytes(new string('[', 65) + new string(']', 65))).PassValue());

    [Fact]
    public void End_WithSomethingLeft_IsRefused() =>
        Assert.Throws<JsonException>(() =>
        {
            var walker = new JsonWalker("{} x"u8);
            walker.PassValue();
            walker.End();
        });
}

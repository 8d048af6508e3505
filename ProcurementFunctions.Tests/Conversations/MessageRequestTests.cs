using System.Text;
using System.Text.Json;
using CsCheck;
using ProcurementFunctions.Conversations;
using ProcurementFunctions.Hosting.Http;
using ProcurementFunctions.Hosting.Problems;

namespace ProcurementFunctions.Tests.Conversations;

public sealed class MessageRequestTests
{
    [Fact]
    public void ReadPlain_AnyMessage_IsReadAsTheStrictReaderReadsIt() =>
        Gen.Select(Gen.String, Gen.String, Gen.Bool).Sample((messageId, text, textFirst) =>
        {
            var (id, said) = (JsonSerializer.Serialize(messageId), JsonSerializer.Serialize(text));
            var body = Encoding.UTF8.GetBytes(textFirst
                ? $$"""{"text":{{said}},"messageId":{{id}}}"""
                : $$""" { "messageId" : {{id}} , "text" : {{said}} } """);

            Assert.Equal(JsonBody.Read(body, ConversationsJson.Default.MessageRequest), MessageRequest.ReadPlain(body));
        });

    [Theory]
    [InlineData("""{"messageId":"1","text":"hi","more":1}""")]
    [InlineData("""{"messageId":"1","text":"hi","text":"ho"}""")]
    [InlineData("""{"messageId":"1","messageId":"2","text":"hi"}""")]
    [InlineData("""{"messageId":"1"}""")]
    [InlineData("""{"messageId":"1","text":null}""")]
    [InlineData("""{"messageId":1,"text":"hi"}""")]
    [InlineData("""{"messageId":"1","text":"hi"} {}""")]
    [InlineData("""{"messageId":"1","text":"hi",}""")]
    [InlineData("""{"messageId":"1","text":"\ud800"}""")]
    [InlineData("""{"MessageId":"1","text":"hi"}""")]
    [InlineData("""["messageId","text"]""")]
    [InlineData("""{"messageId":"1","text":"hi" """)]
    [InlineData("")]
    public void ReadPlain_WhatTheStrictReaderRefuses_IsLeftToIt(string json)
    {
        var body = Encoding.UTF8.GetBytes(json);

        Assert.Null(MessageRequest.ReadPlain(body));
        Assert.Throws<ProblemException>(() => JsonBody.Read(body, ConversationsJson.Default.MessageRequest));
    }

    [Fact]
    public void ReadPlain_WhatIsNoText_IsLeftToTheStrictReader()
    {
        byte[] body = [.. "{\"messageId\":\"1\",\"text\":\""u8, 0xC3, 0x28, .. "\"}"u8];

        Assert.Null(MessageRequest.ReadPlain(body));
        Assert.Throws<ProblemException>(() => JsonBody.Read(body, ConversationsJson.Default.MessageRequest));
    }
}

using System.Net;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Durable.Management;

/// <summary>Requests without the key, and such as make no sense.</summary>
public sealed class ManagementRefusalTests(ManagedApp app) : IClassFixture<ManagedApp>
{
    [Theory]
    [InlineData("GET", "instances")]
    [InlineData("DELETE", "instances/a")]
    [InlineData("GET", "instances/a?code=wrong")]
    [InlineData("GET", "instances/a?code=")]
    [InlineData("GET", "instances/a/history")]
    [InlineData("DELETE", "instances?createdTimeFrom=2026-01-01")]
    [InlineData("POST", "instances/a/restart")]
    [InlineData("POST", "instances/a/terminate")]
    [InlineData("POST", "instances/a/raiseEvent/go")]
    [InlineData("POST", "orchestrators/Errand")]
    [InlineData("GET", "entities/counter/1")]
    public async Task Any_WithoutTheKey_Is401(string method, string path)
    {
        using var answer = await app.SendAsync(method, path);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("DELETE", "instances", null, 400, "createdTimeFrom")]
    [InlineData("GET", "instances?createdTimeFrom=yesterday", null, 400, "createdTimeFrom")]
    [InlineData("GET", "instances?runtimeStatus=Sleeping", null, 400, "runtimeStatus")]
    [InlineData("GET", "instances?runtimeStatus=1", null, 400, "runtimeStatus")]
    [InlineData("GET", "instances?top=0", null, 400, "top")]
    [InlineData("GET", "instances?showInput=maybe", null, 400, "showInput")]
    [InlineData("GET", "instances?taskHub=Elsewhere", null, 400, "Elsewhere")]
    [InlineData("GET", "instances/nobody", null, 404, "nobody")]
    [InlineData("POST", "instances/nobody/terminate", null, 404, "nobody")]
    [InlineData("POST", "instances/nobody/raiseEvent/go", "1", 404, "nobody")]
    [InlineData("POST", "instances/there/raiseEvent/go", "{", 400, "JSON")]
    [InlineData("POST", "orchestrators/Nobody", "1", 400, "Nobody")]
    [InlineData("POST", "orchestrators/Errand", "{", 400, "JSON")]
    [InlineData("POST", "orchestrators/Errand?timeout=-1", "1", 400, "timeout")]
    [InlineData("POST", "orchestrators/Errand/@counter@1", "1", 400, "@")]
    [InlineData("POST", "orchestrators/Errand/a%23b", "1", 400, "#")]
    [InlineData("POST", "orchestrators/Errand/a%3Fb", "1", 400, "?")]
    [InlineData("POST", "orchestrators/Errand/a%5Cb", "1", 400, "must not contain")]
    [InlineData("POST", "orchestrators/Errand/a%07b", "1", 400, "control characters")]
    [InlineData("POST", "instances/there/rewind", null, 409, "rewound")]
    [InlineData("POST", "instances/there/restart?restartWithNewInstanceId=false", null, 409, "restarted")]
    [InlineData("POST", "entities/counter/1", null, 501, "entities")]
    [InlineData("PUT", "instances/there", null, 405, "")]
    public async Task Any_ThatMakesNoSense_IsRefusedByName(string method, string path, string? body, int status, string named)
    {
        using var answer = await app.SendAsync(method, app.Keyed(path), body);

        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == (int)answer.StatusCode && text.Contains(named, StringComparison.Ordinal), $"{(int)answer.StatusCode} {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Start_IdThatIsTooLong_IsRefused()
    {
        using var longest = await app.SendAsync("POST", app.Keyed($"orchestrators/Carry2/{new string('a', 256)}"), "\"x\"");
        using var longer = await app.SendAsync("POST", app.Keyed($"orchestrators/Carry2/{new string('a', 257)}"), "\"x\"");

        Assert.Equal(HttpStatusCode.Accepted, longest.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, longer.StatusCode);
    }

    [Fact]
    public async Task RaiseEvent_NotJson_IsRefused()
    {
        using var answer = await app.App.Http.PostAsync($"{ManagedApp.Root}/{app.Keyed("instances/there/raiseEvent/go")}", new StringContent("3"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}

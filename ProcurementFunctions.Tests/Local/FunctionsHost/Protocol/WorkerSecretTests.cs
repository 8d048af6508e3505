using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Local.FunctionsHost.Hosting;
using ProcurementFunctions.Local.FunctionsHost.Protocol;
using ProcurementFunctions.Local.FunctionsHost.Protocol.Messages;

namespace ProcurementFunctions.Tests.Local.FunctionsHost.Protocol;

/// <summary>Whoever reaches the host's own port on this machine and does not know the secret of its worker is turned away.</summary>
public sealed class WorkerSecretTests
{
    private static readonly Method<StreamingMessage, StreamingMessage> EventStream = new(
        MethodType.DuplexStreaming, "AzureFunctionsRpcMessages.FunctionRpc", "EventStream", Marshaller(), Marshaller());

    [Theory]
    [InlineData("")]
    [InlineData("another worker")]
    public async Task EventStream_OtherWorkerId_IsRefused(string workerId)
    {
        await using var app = await RunningApp.StartAsync(typeof(Hello));

        var status = await OpenAsync(app, new StreamingMessage { StartStream = new StartStream { WorkerId = workerId } });

        Assert.Equal(StatusCode.PermissionDenied, status);
        Assert.Equal("hello", await app.Http.GetStringAsync("/api/hello"));
    }

    [Fact]
    public async Task EventStream_OtherFirstMessage_IsRefused()
    {
        await using var app = await RunningApp.StartAsync(typeof(Hello));

        Assert.Equal(StatusCode.PermissionDenied, await OpenAsync(app, new StreamingMessage { WorkerInitResponse = new WorkerInitResponse() }));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("another app")]
    public async Task DurableClient_WithoutTheSecret_IsRefused(string? connection)
    {
        await using var app = await RunningApp.StartAsync(typeof(Hello));
        using var channel = Channel(app);
        var client = new TaskHubSidecarService.TaskHubSidecarServiceClient(channel);
        var headers = connection is null ? [] : new Metadata { { "Durable-ConnectionName", connection } };

        var start = await Assert.ThrowsAsync<Grpc.Core.RpcException>(
            async () => await client.StartInstanceAsync(new CreateInstanceRequest { InstanceId = "1", Name = "Any" }, headers));
        var read = await Assert.ThrowsAsync<Grpc.Core.RpcException>(
            async () => await client.GetInstanceAsync(new GetInstanceRequest { InstanceId = "1" }, headers));

        Assert.Equal((StatusCode.PermissionDenied, StatusCode.PermissionDenied), (start.StatusCode, read.StatusCode));
    }

    [Fact]
    public async Task DurableClient_WithTheSecret_IsServed()
    {
        await using var app = await RunningApp.StartAsync(typeof(Hello));
        using var channel = Channel(app);
        var client = new TaskHubSidecarService.TaskHubSidecarServiceClient(channel);
        var headers = new Metadata { { "Durable-ConnectionName", app.Host.HostServices.GetRequiredService<WorkerSecret>().Value } };

        var answer = await client.GetInstanceAsync(new GetInstanceRequest { InstanceId = "1" }, headers);

        Assert.False(answer.Exists);
    }

    private static async Task<StatusCode> OpenAsync(RunningApp app, StreamingMessage first)
    {
        using var channel = Channel(app);
        using var stream = channel.CreateCallInvoker().AsyncDuplexStreamingCall(EventStream, null, new CallOptions(deadline: null));
        await stream.RequestStream.WriteAsync(first);
        var refused = await Assert.ThrowsAsync<Grpc.Core.RpcException>(() => stream.ResponseStream.MoveNext(CancellationToken.None));
        return refused.StatusCode;
    }

    private static GrpcChannel Channel(RunningApp app) => GrpcChannel.ForAddress(app.Host.HostServices.GetRequiredService<HostAddress>().Rpc);

    private static Marshaller<StreamingMessage> Marshaller() => Marshallers.Create(message => message.ToByteArray(), StreamingMessage.Parser.ParseFrom);

    internal static class Hello
    {
        [Function("hello")]
        public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => TypedResults.Text("hello");
    }
}

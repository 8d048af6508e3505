using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ProcurementFunctions.Mcp;

/// <summary>The packaged handler of the protocol, taken out of the routing that it is made for: functions have their own.</summary>
internal sealed class McpEndpoint(IServiceProvider services)
{
    private readonly Lazy<RequestDelegate> _post = new(() =>
    {
        var routes = new Routes(services);
        routes.MapMcp();
        return routes.DataSources.SelectMany(source => source.Endpoints)
            .Single(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is ["POST"])
            .RequestDelegate!;
    });

    public Task HandleAsync(HttpContext http) => _post.Value(http);

    private sealed class Routes(IServiceProvider services) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider => services;

        public ICollection<EndpointDataSource> DataSources { get; } = [];

        public IApplicationBuilder CreateApplicationBuilder() => new ApplicationBuilder(services);
    }
}

using System.Text.Json.Serialization.Metadata;
using Azure.Core;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProcurementFunctions.Hosting.Audit;

namespace ProcurementFunctions.Hosting.Documents;

/// <summary>The connection to Cosmos DB, and the features' containers in it.</summary>
public static class CosmosServices
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Registers the container of one kind of document as a <see cref="DocumentContainer{T}"/>; it is created at start
    /// where it is missing. Two kinds may share a container: declare it the same way for both.
    /// </summary>
    /// <param name="current">The schema version that this build writes.</param>
    public static IServiceCollection AddDocuments<T>(
        this IServiceCollection services, ContainerDefinition definition, JsonTypeInfo<T> json, SchemaVersion current)
        where T : Document
    {
        services.AddSingleton(definition);
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<CosmosOptions>>().Value;
            var client = provider.GetRequiredService<CosmosClient>();
            return new DocumentContainer<T>(
                client.GetContainer(options.Database, definition.Name), json, current, provider.GetRequiredService<IAuditTrail>);
        });
        if (typeof(T).IsSubclassOf(typeof(AuditedDocument)))
            services.AddSingleton<IUntoldChanges>(provider => provider.GetRequiredService<DocumentContainer<T>>());
        return services;
    }

    internal static IServiceCollection AddCosmos(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CosmosOptions>()
            .Configure(o =>
            {
                o.Connection = configuration["Cosmos"] ?? "";
                o.Database = configuration["CosmosDatabase"] is { Length: > 0 } name ? name : o.Database;
            })
            .Validate(
                o => !string.IsNullOrWhiteSpace(o.Connection),
                "Cosmos is not set: it holds the Cosmos DB connection string, or the account's https endpoint.")
            .Validate(
                o => string.IsNullOrWhiteSpace(o.Connection) || o.IsReadable,
                "Cosmos is neither a connection string with AccountEndpoint and AccountKey nor an https endpoint.")
            .ValidateOnStart();
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<CosmosOptions>>().Value;
            return CreateClient(options, options.IsEndpointAlone ? provider.GetRequiredService<TokenCredential>() : null);
        });
        services.AddHostedService<ContainerCreation>();
        return services;
    }

    /// <param name="identity">Who signs in where the options name an endpoint alone; else not looked at.</param>
    internal static CosmosClient CreateClient(CosmosOptions options, TokenCredential? identity = null) => options.IsEndpointAlone
        ? new CosmosClient(options.Connection, identity, ClientOptions(options))
        : new CosmosClient(options.Connection, ClientOptions(options));

    /// <summary>Retries are short: the caller is told 503 with Retry-After rather than kept waiting.</summary>
    private static CosmosClientOptions ClientOptions(CosmosOptions options)
    {
        var client = new CosmosClientOptions
        {
            ApplicationName = "procurement",
            MaxRetryAttemptsOnRateLimitedRequests = 3,
            MaxRetryWaitTimeOnRateLimitedRequests = TimeSpan.FromSeconds(1),
        };
        if (!options.IsLocal) return client;
        client.ConnectionMode = ConnectionMode.Gateway;
        client.LimitToEndpoint = true;
        // One handler for the client's whole life; the client disposes it.
        client.HttpClientFactory = () => new HttpClient(new SocketsHttpHandler { ConnectTimeout = ConnectTimeout });
        return client;
    }
}

using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace ProcurementFunctions.Tests.Local.CosmosGateway;

/// <summary>The documents that queries are tried on; they change nothing, so one container serves all tests of a gateway.</summary>
internal static class QueryShop
{
    private static readonly string[] Documents =
    [
        """{"id":"1","sku":"A","n":10,"tags":["red","new"],"size":{"w":1},"at":"2026-01-03"}""",
        """{"id":"2","sku":"A","n":2.5,"tags":[],"active":true,"name":"Öl"}""",
        """{"id":"3","sku":"B","n":"ten","active":false,"at":null}""",
        """{"id":"4","sku":"B","n":null,"tags":[{"k":1,"v":2}],"name":"bolt"}""",
        """{"id":"5","sku":"C","n":-1,"order":{"value":"x"},"name":"Bolt"}""",
    ];

    private static readonly ConcurrentDictionary<GatewayFixture, Lazy<Task<Container>>> Filled = [];

    public static Task<Container> FilledAsync(GatewayFixture gateway) => Filled.GetOrAdd(gateway, known => new(() => FillAsync(known))).Value;

    private static async Task<Container> FillAsync(GatewayFixture gateway)
    {
        var container = await gateway.ContainerAsync();
        foreach (var json in Documents)
        {
            using var document = JsonDocument.Parse(json);
            using var created = await container.CreateAsync(document.RootElement.GetProperty("sku").GetString()!, json);
            created.EnsureSuccessStatusCode();
        }

        return container;
    }
}

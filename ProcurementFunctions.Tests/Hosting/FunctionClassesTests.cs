using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Tests.Purchasing;

namespace ProcurementFunctions.Tests.Hosting;

public sealed class FunctionClassesTests
{
    /// <summary>A class that lacks a service is otherwise found by its first request.</summary>
    [Fact]
    public async Task Functions_OfTheWholeApp_HaveAllThatTheyNeed()
    {
        await using var shop = await PurchaseShop.OpenAsync();
        var classes = typeof(ProcurementApp).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsClass: true } && type.GetMethods().Any(method => method.IsDefined(typeof(FunctionAttribute), inherit: false)))
            .ToList();

        Assert.True(classes.Count > 30);
        Assert.All(classes, type => ActivatorUtilities.CreateInstance(shop.Cloud.Services, type));
    }
}

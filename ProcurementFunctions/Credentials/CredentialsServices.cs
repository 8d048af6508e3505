using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ProcurementFunctions.Hosting.Vault;

namespace ProcurementFunctions.Credentials;

internal static class CredentialsServices
{
    /// <summary>
    /// Needs an <see cref="IVendorTokenSource"/>. The section <c>DataProtection</c> says where the key ring is kept and what
    /// encrypts it; without it, it is where ASP.NET Core keeps it for the user.
    /// </summary>
    public static IServiceCollection AddCredentials(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddDataProtection().SetApplicationName("procurement").KeepKeys(configuration);
        services.AddSingleton<RedisTokenVault>();
        foreach (var kind in RedisTokenVault.KeyKinds) services.AddSingleton(kind);
        services.AddSingleton<IVendorTokens, VendorTokens>();
        return services;
    }
}

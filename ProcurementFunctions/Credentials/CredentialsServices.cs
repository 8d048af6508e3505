using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ProcurementFunctions.Credentials;

internal static class CredentialsServices
{
    /// <summary>
    /// Needs an <see cref="IVendorTokenSource"/>. The setting <c>DataProtection:KeysDirectory</c> says where the key ring
    /// is kept; without it, where ASP.NET Core keeps it for the user.
    /// </summary>
    public static IServiceCollection AddCredentials(this IServiceCollection services, IConfiguration configuration)
    {
        var protection = services.AddDataProtection().SetApplicationName("procurement");
        if (configuration["DataProtection:KeysDirectory"] is { Length: > 0 } directory)
            protection.PersistKeysToFileSystem(new DirectoryInfo(directory));
        services.AddSingleton<RedisTokenVault>();
        services.AddSingleton<IVendorTokens, VendorTokens>();
        return services;
    }
}

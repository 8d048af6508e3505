using ProcurementFunctions.Hosting.Redis;

namespace ProcurementFunctions.Tests.Hosting.Redis;

public sealed class RedisOptionsTests
{
    [Fact]
    public void Parse_AnAddressAlone_IsThatHostOverTls()
    {
        var options = new RedisOptions { Configuration = "rediss://shop.westeurope.redis.azure.net:10000" };

        Assert.True(options.IsAddressAlone);
        var parsed = options.Parse();
        Assert.True(parsed.Ssl);
        Assert.Equal("shop.westeurope.redis.azure.net:10000", Assert.Single(parsed.EndPoints).ToString()!.Replace("Unspecified/", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("localhost:6379", true)]
    [InlineData("shop:6380,password=x,ssl=true", true)]
    [InlineData("rediss://shop:10000/", true)]
    [InlineData("rediss://user:secret@shop:10000", false)]
    [InlineData("rediss://shop", false)]
    [InlineData("rediss://shop:10000/1", false)]
    [InlineData("rediss://", false)]
    [InlineData("localhost:6379,nonsense=1", false)]
    public void IsReadable_ASetting_IsToldFromNonsense(string setting, bool readable) =>
        Assert.Equal(readable, new RedisOptions { Configuration = setting }.IsReadable);
}

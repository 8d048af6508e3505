using StackExchange.Redis;

namespace ProcurementFunctions.Hosting.Redis;

/// <summary>Where Redis is. Setting <c>Redis</c>.</summary>
internal sealed class RedisOptions
{
    /// <summary>A StackExchange.Redis connection string.</summary>
    public string Configuration { get; set; } = "";

    public bool IsReadable
    {
        get
        {
            try
            {
                return string.IsNullOrWhiteSpace(Configuration) || ConfigurationOptions.Parse(Configuration).EndPoints.Count > 0;
            }
            catch (ArgumentException)
            {
                return false;
            }
        }
    }
}

using ProcurementFunctions.Local.AppHost.CommandLine;

namespace ProcurementFunctions.Tests.Local.AppHost;

public sealed class AppHostCommandLineTests
{
    private static readonly string Here = Path.GetFullPath("/somewhere/here");

    [Fact]
    public void Parse_Nothing_GivesTheDefaults()
    {
        var options = Parsed();
        Assert.Equal(7071, options.EffectivePort);
        Assert.Equal(1, options.EffectiveSpeed);
        Assert.Null(options.State);
        Assert.Null(options.Data);
        Assert.False(options.Reset || options.Demo || options.Help);
    }

    [Fact]
    public void Parse_EveryOption_IsTaken()
    {
        var options = Parsed("--port", "8080", "--state", "kept", "--reset", "--data", "../data", "--speed=86400.5", "--demo",
            "--redis-port", "1", "--cosmos-port=2", "--vendors-port", "3");
        Assert.Equal(
            new AppHostOptions
            {
                Port = 8080,
                State = Path.Combine(Here, "kept"),
                Reset = true,
                Data = Path.GetFullPath("/somewhere/data"),
                Speed = 86400.5,
                Demo = true,
                RedisPort = 1,
                CosmosPort = 2,
                VendorsPort = 3,
            },
            options);
    }

    [Fact]
    public void Parse_Demo_TakesAFreePortAndItsOwnSpeed()
    {
        var options = Parsed("--demo");
        Assert.Equal(0, options.EffectivePort);
        Assert.Equal(AppHostOptions.DemoSpeed, options.EffectiveSpeed);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    public void Parse_Help_IsHeard(string option) => Assert.True(Parsed(option).Help);

    [Theory]
    [InlineData("--fast", "--fast is not an option")]
    [InlineData("start", "start is not an option")]
    [InlineData("", " is not an option")]
    [InlineData("--Port 1", "--Port is not an option")]
    [InlineData("--port", "--port needs a value")]
    [InlineData("--port x", "--port takes a port")]
    [InlineData("--port -1", "--port takes a port")]
    [InlineData("--port 65536", "--port takes a port")]
    [InlineData("--port 1 --port 1", "--port is given twice")]
    [InlineData("--port=", "--port takes a port")]
    [InlineData("--speed 0", "--speed takes a number from 1 to 1000000")]
    [InlineData("--speed 0.99", "--speed takes a number")]
    [InlineData("--speed -5", "--speed takes a number")]
    [InlineData("--speed NaN", "--speed takes a number")]
    [InlineData("--speed 1000001", "--speed takes a number")]
    [InlineData("--speed 1,5", "--speed takes a number")]
    [InlineData("--state=", "--state takes a folder")]
    [InlineData("--reset=yes", "--reset takes no value")]
    [InlineData("--redis-port many", "--redis-port takes a port")]
    [InlineData("--services-only --demo", "--services-only starts no app")]
    [InlineData("--services-only --speed 2", "--services-only goes with no --speed")]
    [InlineData("--port 0 --services-only", "--services-only needs the port that the app will have")]
    [InlineData("--services-only=1", "--services-only takes no value")]
    public void Parse_BadInput_SaysWhatIsWrong(string line, string problem)
    {
        var parsed = AppHostCommandLine.Parse(line.Split(' '), Here);
        Assert.Contains(problem, parsed.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_ServicesOnly_IsForAnAppAtTheUsualPort()
    {
        var options = Parsed("--services-only", "--speed", "1");
        Assert.True(options.ServicesOnly);
        Assert.Equal(7071, options.EffectivePort);
    }

    [Fact]
    public void Usage_NamesEveryOption()
    {
        foreach (var option in new[] { "--port", "--state", "--reset", "--open", "--data", "--speed", "--demo", "--services-only", "--redis-port", "--cosmos-port", "--vendors-port", "--help" })
            Assert.Contains(option, AppHostCommandLine.Usage, StringComparison.Ordinal);
    }

    private static AppHostOptions Parsed(params string[] arguments)
    {
        var parsed = AppHostCommandLine.Parse(arguments, Here);
        Assert.True(parsed.IsAccepted, parsed.Refusal);
        return parsed.Value;
    }
}

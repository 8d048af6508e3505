using ProcurementFunctions.Import;

namespace ProcurementFunctions.Tests.Import;

public sealed class OrderLineStatusTests
{
    [Theory]
    [InlineData("complete", true)]
    [InlineData("Completed", true)]
    [InlineData("RECEIVED", true)]
    [InlineData("Closed", true)]
    [InlineData("done", true)]
    [InlineData("delivered", true)]
    [InlineData("Fulfilled", true)]
    [InlineData("open", false)]
    [InlineData("pending", false)]
    [InlineData("Partially_Received", false)]
    [InlineData("in-transit", false)]
    [InlineData("back ordered", false)]
    [InlineData("cancelled", false)]
    [InlineData("rejected", false)]
    [InlineData("not received", null)]
    [InlineData("incomplete", null)]
    [InlineData("", null)]
    public void IsComplete_AWord_IsWhatPeopleMeanByIt(string word, bool? complete) => Assert.Equal(complete, OrderLineStatus.IsComplete(word));
}

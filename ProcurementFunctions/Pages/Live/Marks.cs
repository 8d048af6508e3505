using System.Text;
using ProcurementFunctions.Hosting.Http;

namespace ProcurementFunctions.Pages.Live;

/// <summary>The answer to a page that asks whether what it shows has changed: a mark and nothing else.</summary>
internal static class Marks
{
    public static Answer Answer(string mark) => Answers.NoContent with
    {
        Status = 200,
        ContentType = "text/plain; charset=utf-8",
        Body = Encoding.UTF8.GetBytes(mark),
    };
}

using System.ComponentModel.DataAnnotations;

namespace ProcurementFunctions.Doctor;

/// <summary>How the doctor looks; section <c>Doctor</c>.</summary>
public sealed class DoctorOptions
{
    /// <summary>For so many days of the firm's time a purchase that ended is looked at.</summary>
    [Range(1, 3650)]
    public int LookBackDays { get; set; } = 14;

    /// <summary>
    /// What is found is acted upon when it was found before, at least so long ago on the wall clock: a task that is at work
    /// may look broken for a moment, above all where the firm's clock runs fast. Zero: at once.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "24:00:00")]
    public TimeSpan ConfirmAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The most orders that are looked up with vendors in one round.</summary>
    [Range(0, 100_000)]
    public int MostVendorQuestions { get; set; } = 100;
}

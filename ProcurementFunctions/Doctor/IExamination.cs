using Microsoft.DurableTask.Client;

namespace ProcurementFunctions.Doctor;

/// <summary>Gathers one kind of fact, some at a time, and lets the rules look at it.</summary>
internal interface IExamination
{
    /// <summary>What is looked at, such as "purchases".</summary>
    string Name { get; }

    /// <param name="looked">Is told of each thing that was looked at.</param>
    /// <exception cref="Hosting.Problems.ProblemException">503: a store is away.</exception>
    IAsyncEnumerable<Finding> LookAsync(DurableTaskClient client, Action looked, CancellationToken cancellation);
}

namespace ProcurementFunctions.Tests.Conversations.Talks;

/// <summary>How a message was dealt with, the best first.</summary>
internal enum Verdict
{
    /// <summary>Done, answered, or asked about where asking is right.</summary>
    Right,

    /// <summary>It asked back or named the missing thing where an answer was due: harmless.</summary>
    Asks,

    /// <summary>It said that it does not understand or cannot do that: harmless.</summary>
    Honest,

    /// <summary>Neither acted nor said anything false, but answered another question or dropped the wish.</summary>
    Misread,

    /// <summary>A part was done or answered, the rest silently dropped.</summary>
    Partial,

    /// <summary>Something false was said, a change claimed that was not made, or the request failed.</summary>
    WrongSaid,

    /// <summary>State changed that should not have, or changed to a wrong value.</summary>
    WrongActed,
}

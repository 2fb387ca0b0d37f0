using System.Runtime.InteropServices;

namespace ConvShape.Engine;

/// <summary>
/// A count as a type, the size of which it is: a kernel that is generic over counts is compiled once for each, with the branches on them gone.
/// So one source text serves full tiles and every remainder. <c>sizeof</c> is a constant as soon as the compiler reads it; a property would be
/// inlined hundreds of times in a kernel, which takes longer than all the rest of its compilation.
/// </summary>
internal interface ICount;

/// <summary>No count: it is told at run time.</summary>
[StructLayout(LayoutKind.Sequential, Size = 255)]
internal readonly struct Untold : ICount;

[StructLayout(LayoutKind.Sequential, Size = 1)]
internal readonly struct One : ICount;

[StructLayout(LayoutKind.Sequential, Size = 2)]
internal readonly struct Two : ICount;

[StructLayout(LayoutKind.Sequential, Size = 3)]
internal readonly struct Three : ICount;

[StructLayout(LayoutKind.Sequential, Size = 4)]
internal readonly struct Four : ICount;

[StructLayout(LayoutKind.Sequential, Size = 5)]
internal readonly struct Five : ICount;

[StructLayout(LayoutKind.Sequential, Size = 6)]
internal readonly struct Six : ICount;

[StructLayout(LayoutKind.Sequential, Size = 7)]
internal readonly struct Seven : ICount;

[StructLayout(LayoutKind.Sequential, Size = 8)]
internal readonly struct Eight : ICount;

[StructLayout(LayoutKind.Sequential, Size = 9)]
internal readonly struct Nine : ICount;

[StructLayout(LayoutKind.Sequential, Size = 10)]
internal readonly struct Ten : ICount;

[StructLayout(LayoutKind.Sequential, Size = 11)]
internal readonly struct Eleven : ICount;

[StructLayout(LayoutKind.Sequential, Size = 12)]
internal readonly struct Twelve : ICount;

[StructLayout(LayoutKind.Sequential, Size = 13)]
internal readonly struct Thirteen : ICount;

[StructLayout(LayoutKind.Sequential, Size = 14)]
internal readonly struct Fourteen : ICount;

[StructLayout(LayoutKind.Sequential, Size = 16)]
internal readonly struct Sixteen : ICount;

[StructLayout(LayoutKind.Sequential, Size = 32)]
internal readonly struct ThirtyTwo : ICount;

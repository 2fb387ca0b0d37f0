using System;
using System.Collections.Generic;
using ConvShape;

namespace Demo;

/// <summary>A model with a type parameter.</summary>
/// <typeparam name="T">Of no use.</typeparam>
[InputShape(1, 4, 4)]
[ConvLayer(k: 2)]
public sealed partial class Net<T> where T : IEnumerable<char>, IComparable<T>;

/// <summary>Another of the same name.</summary>
/// <typeparam name="T">Of no use.</typeparam>
/// <typeparam name="Conv2">Named as a second convolution would be.</typeparam>
[InputShape(1, 4, 4)]
[ConvLayer(k: 3)]
public sealed partial class Net<T, Conv2>;

/// <summary>And a third, without.</summary>
[InputShape(1, 4, 4)]
[ConvLayer(k: 4)]
public sealed partial class Net;

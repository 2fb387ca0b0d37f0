using System;
using ConvShape;
using Demo.Inner;
using Renamed = Demo.Inner.PlainAttribute;

namespace Demo
{
    /// <summary>Blocks in classes, in namespaces, of other names, generic, and models in hosts of every kind.</summary>
    public static partial class Networks
    {
        /// <summary>A block of a host's.</summary>
        [ConvLayer(k: K, p: K / 2), Deepest]
        public sealed partial class Inside(int k) : BlockAttribute
        {
            private const int K = Argument;

            [ReluLayer, ConvLayer(k: 1)]
            internal sealed partial class Deepest : BlockAttribute;
        }

        /// <summary>In a generic host, with its own block.</summary>
        /// <typeparam name="T">Of no use.</typeparam>
        public partial record Host<T>
            where T : class, IComparable<T>
        {
            /// <summary>A model of blocks.</summary>
            [InputShape(2, 5, 5)]
            [Inside(3, Name = "inside")]
            [Inner.Plain, PlainAttribute, Renamed(Name = "third")]
            [Below(Name = "below")]
            [Generic<int>(filters: 3, Name = "generic")]
            [OfAnotherFile(2, Name = "other", Repeat = 2)]
            public sealed partial class Net;
        }

        /// <summary>A block that stands below the model.</summary>
        [TanhLayer]
        private sealed partial class Below : BlockAttribute;
    }

    /// <summary>Generic.</summary>
    /// <typeparam name="T">Of no use.</typeparam>
    [ConvLayer(k: 1, filters: Filters)]
    public sealed partial class Generic<T>(int filters) : BlockAttribute
    {
        private const int Filters = Argument;
    }
}

namespace Demo.Inner
{
    [SigmoidLayer]
    internal sealed partial class PlainAttribute : BlockAttribute;

    /// <summary>Its layers stand on one part, its constants on another.</summary>
    [ConvLayer(k: 3, p: 1, filters: Twice)]
    public sealed partial class OfAnotherFile(int width) : BlockAttribute;

    public sealed partial class OfAnotherFile
    {
        private const int Width = Argument;
        private const int Twice = 2 * Width;
    }
}

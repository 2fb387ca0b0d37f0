#nullable enable
using System;
using ConvShape;

namespace Demo
{
    namespace Inner
    {
        /// <summary>A container of each sort around the next.</summary>
        public static partial class Outer
        {
            /// <summary>With constraints.</summary>
            public partial record Record<T>(int Number) where T : class, IComparable<T>
            {
                /// <summary>By value.</summary>
                public readonly partial record struct RecordStruct<TValue>(TValue Value) where TValue : struct
                {
                    /// <summary>A contract.</summary>
                    public partial interface IContract
                    {
                        /// <summary>On the stack only.</summary>
                        public ref partial struct RefStruct
                        {
                            /// <summary>Unchanging.</summary>
                            public readonly partial struct ReadOnlyStruct(int number)
                            {
                                /// <summary>What it was given.</summary>
                                public int Number => number;

                                /// <summary>The model, deep down.</summary>
                                /// <typeparam name="TModel">Of no use.</typeparam>
                                [InputShape(1, 4, 4)]
                                [ConvLayer(k: 2)]
                                public sealed partial class Net<TModel> where TModel : notnull;
                            }
                        }
                    }
                }
            }
        }
    }

    /// <summary>The same container again.</summary>
    public partial class Family
    {
        [InputShape(1, 5, 5)]
        [ConvLayer(k: 2)]
        private protected sealed partial class Hidden;
    }

    partial class Family
    {
        /// <summary>Seen by those who derive.</summary>
        [InputShape(1, 6, 6)]
        [ConvLayer(k: 2)]
        protected internal partial class Shown;

        private protected static Hidden? First => null;
    }
}

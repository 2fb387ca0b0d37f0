using ConvShape;

namespace Demo.ANameThatIsLongEnoughToFillALine.ANameThatIsLongEnoughToFillALine.ANameThatIsLongEnoughToFillALine;

/// <summary>Deep.</summary>
public static partial class AContainerWithALongName1
{
    /// <summary>Deep.</summary>
    public static partial class AContainerWithALongName2
    {
        /// <summary>Deep.</summary>
        public static partial class AContainerWithALongName3
        {
            /// <summary>Deep.</summary>
            public static partial class AContainerWithALongName4
            {
                /// <summary>Deep.</summary>
                public static partial class AContainerWithALongName5
                {
                    /// <summary>Deep.</summary>
                    [InputShape(1, 4, 4)]
                    [ConvLayer(k: 2)]
                    public sealed partial class AModelWithALongName;
                }
            }
        }
    }
}

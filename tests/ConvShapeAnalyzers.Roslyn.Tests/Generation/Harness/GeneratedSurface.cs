extern alias library;

using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;
using ConvShape.Roslyn.Parsing;
using Library = library::ConvShape;

namespace ConvShape.Roslyn.Tests.Generation;

/// <summary>The public members that were generated on a class, each ready to be called.</summary>
internal static class GeneratedSurface
{
    /// <summary>Members by signature, without those of the layers.</summary>
    public static readonly string[] Common =
    [
        "CreateRandom(Int32)", "Forward(FeatureMap`1)", "Forward(FeatureMap`1, ForwardOptions)", "Forward(FeatureMap`1, FeatureMap`1)",
        "Forward(FeatureMap`1, FeatureMap`1, ForwardOptions)", "Forward(ReadOnlySpan`1, Span`1, Int32)",
        "Forward(ReadOnlySpan`1, Span`1, Int32, ForwardOptions)",
        "Load(Stream, LoadOptions)", "Load(String, LoadOptions)", "Save(Stream)", "Save(String)", "get_Layers()", "get_Summary()",
    ];

    private delegate void ForwardSpans(ReadOnlySpan<float> input, Span<float> output, int batch);

    private delegate void ForwardSpansWithOptions(ReadOnlySpan<float> input, Span<float> output, int batch, Library::ForwardOptions? options);

    public static (string Signature, Action Call)[] Of(Type type)
    {
        Type concrete = type.IsAbstract ? type.Assembly.GetTypes().Single(other => other.BaseType == type) : type;
        object instance = RuntimeHelpers.GetUninitializedObject(concrete);
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        IEnumerable<MethodInfo> methods = type.GetMethods(Declared).Where(IsGenerated);
        IEnumerable<MethodInfo> getters = type.GetProperties(Declared).Where(IsGenerated).Select(property => property.GetMethod!);
        return [.. methods.Concat(getters).Select(method => (Signature(method), Call(method, instance)))];
    }

    private static bool IsGenerated(MemberInfo member) => member.GetCustomAttribute<GeneratedCodeAttribute>()?.Tool == LayerNames.GeneratedBy;

    private static string Signature(MethodInfo method) =>
        $"{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name))})";

    private static Action Call(MethodInfo method, object instance)
    {
        object? target = method.IsStatic ? null : instance;
        if (method.GetParameters().Any(parameter => parameter.ParameterType.IsByRefLike))
        {
            return method.GetParameters().Length == 3
                ? () => method.CreateDelegate<ForwardSpans>(target)([], [], 1)
                : () => method.CreateDelegate<ForwardSpansWithOptions>(target)([], [], 1, null);
        }

        object?[] arguments = [.. method.GetParameters().Select(parameter => parameter.ParameterType == typeof(int) ? (object)1 : null)];
        return () => method.Invoke(target, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
    }
}

using System.Reflection;
using ConvShape.Architecture;

namespace ConvShape.Tests.Conformance.Networks;

/// <summary>A network of this folder with a case's weights, whatever the types of its shapes.</summary>
internal sealed record LoadedNetwork(IReadOnlyList<Stage> Stages, Func<float[], int, float[]> Forward)
{
    /// <summary>Every network declared in this folder.</summary>
    public static IEnumerable<Type> Declared => typeof(LoadedNetwork).Assembly.GetTypes().Where(type => Interface(type) is not null);

    /// <summary>What a network declares, whatever its weights.</summary>
    public static IReadOnlyList<LayerInfo> LayersOf(string name) =>
        (IReadOnlyList<LayerInfo>)Model(name).GetProperty("Layers")!.GetValue(null)!;

    public static LoadedNetwork Load(NetworkCase network)
    {
        return (LoadedNetwork)typeof(LoadedNetwork).GetMethod(nameof(LoadAs), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(Interface(Model(network.Name))!.GenericTypeArguments)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [network], null)!;
    }

    private static LoadedNetwork LoadAs<TModel, TInput, TOutput>(NetworkCase network)
        where TModel : class, IConvModel<TModel, TInput, TOutput>
        where TInput : IShape
        where TOutput : IShape
    {
        TModel model = TModel.Load(network.StateDict());
        Dictionary<string, Stage> stages = typeof(TModel).GetProperties()
            .Where(property => property.PropertyType.IsSubclassOf(typeof(Stage)))
            .Select(property => (Stage)property.GetValue(model)!)
            .ToDictionary(stage => stage.Layers[0].Name);
        return new(
            [.. TModel.Layers.Select(layer => stages[layer.Name])],
            (images, batch) => model.Forward(FeatureMap<TInput>.From(images, batch)).Values.ToArray());
    }

    private static Type Model(string name) => Declared.Single(type => type.Name == name);

    private static Type? Interface(Type type) =>
        type.GetInterfaces().SingleOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IConvModel<,,>));
}

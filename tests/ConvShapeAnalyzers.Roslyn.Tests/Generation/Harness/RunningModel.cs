extern alias library;

using System.Buffers.Binary;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using Library = library::ConvShape;

namespace ConvShape.Roslyn.Tests.Generation;

/// <summary>A generated model class, whatever its shapes, so that every fixture can be run alike.</summary>
internal abstract class RunningModel(Type type)
{
    public Type Type => type;

    public abstract IReadOnlyList<Library::Architecture.LayerInfo> Layers { get; }

    public abstract int InputLength { get; }

    public abstract int OutputLength { get; }

    /// <summary>The model that a type is, or null for any other type.</summary>
    public static RunningModel? Find(Type type)
    {
        if (type.IsGenericTypeDefinition)
        {
            type = type.MakeGenericType([.. type.GetGenericArguments().Select(Close)]);
        }

        Type? model = type.GetInterfaces().FirstOrDefault(
            candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(Library::IConvModel<,,>) &&
                candidate.GenericTypeArguments[0] == type);
        return model is null
            ? null
            : (RunningModel)Activator.CreateInstance(typeof(RunningModel<,,>).MakeGenericType(model.GenericTypeArguments))!;
    }

    /// <summary>The model with random weights, and random images for it, the same ones each time.</summary>
    public abstract IModelInstance Create(int seed = 1);

    public abstract IModelInstance Load(byte[] weights);

    /// <summary>
    /// The model with random weights, the statistics and parameters of its batch normalisations random too: those that initialisation gives
    /// do next to nothing, so that a normalisation left out would not show.
    /// </summary>
    public IModelInstance CreateTrained()
    {
        byte[] weights = Create().Save();
        int start = sizeof(long) + (int)BinaryPrimitives.ReadInt64LittleEndian(weights);
        using JsonDocument header = JsonDocument.Parse(weights.AsMemory(sizeof(long), start - sizeof(long)));
        Random random = new(1);
        foreach (JsonProperty tensor in header.RootElement.EnumerateObject())
        {
            string layer = tensor.Name[..(tensor.Name.LastIndexOf('.') + 1)];
            if (header.RootElement.TryGetProperty(layer + "running_mean", out _))
            {
                JsonElement offsets = tensor.Value.GetProperty("data_offsets");
                Span<float> values = MemoryMarshal.Cast<byte, float>(weights.AsSpan()[(start + offsets[0].GetInt32())..(start + offsets[1].GetInt32())]);
                foreach (ref float value in values)
                {
                    value = 0.5f + random.NextSingle();
                }
            }
        }

        return Load(weights);
    }

    public float[] RandomInput(int batch)
    {
        Random random = new(batch);
        return [.. Enumerable.Range(0, InputLength * batch).Select(_ => random.NextSingle() * 2 - 1)];
    }

    public override string ToString() => Type.ToString();

    private static Type Close(Type parameter) =>
        parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint) ? typeof(int) : typeof(string);
}

/// <summary>A model with weights.</summary>
internal interface IModelInstance
{
    object Model { get; }

    byte[] Save();

    float[] ForwardSpans(float[] input, int batch);

    float[] ForwardToNewMap(float[] input, int batch);

    float[] ForwardIntoMap(float[] input, int batch);

    /// <summary>Layer by layer, map by map, through the properties of the class: the results in order, the last layer's last.</summary>
    float[][] ForwardByStages(float[] input, int batch);

    /// <summary>All results of a model that has several, from <c>ForwardAll</c>; that of <c>Forward</c> from any other.</summary>
    float[][] ForwardToAllOutputs(float[] input, int batch);

    /// <summary>Bytes that a warm call of each overload allocates: spans, given map, new map.</summary>
    (long Spans, long IntoMap, long NewMap) Allocated(int batch);
}

/// <inheritdoc/>
internal sealed class RunningModel<TSelf, TInput, TOutput>() : RunningModel(typeof(TSelf))
    where TSelf : Library::IConvModel<TSelf, TInput, TOutput>
    where TInput : Library::IShape
    where TOutput : Library::IShape
{
    public override IReadOnlyList<Library::Architecture.LayerInfo> Layers => TSelf.Layers;

    public override int InputLength => (int)TInput.Dimensions.Elements;

    public override int OutputLength => (int)TOutput.Dimensions.Elements;

    public override IModelInstance Create(int seed = 1) => new Instance(TSelf.CreateRandom(seed));

    public override IModelInstance Load(byte[] weights) => new Instance(TSelf.Load(new MemoryStream(weights)));

    private sealed class Instance(TSelf model) : IModelInstance
    {
        public object Model => model;

        public byte[] Save()
        {
            using MemoryStream stream = new();
            model.Save(stream);
            return stream.ToArray();
        }

        public float[] ForwardSpans(float[] input, int batch)
        {
            float[] output = new float[(int)TOutput.Dimensions.Elements * batch];
            model.Forward(input, output, batch);
            return output;
        }

        public float[] ForwardToNewMap(float[] input, int batch) => model.Forward(Map(input, batch)).Values.ToArray();

        public float[] ForwardIntoMap(float[] input, int batch)
        {
            Library::FeatureMap<TOutput> output = new(batch);
            model.Forward(Map(input, batch), output);
            return output.Values.ToArray();
        }

        public float[][] ForwardByStages(float[] input, int batch)
        {
            Dictionary<string, Library::Stage> stages = LayersOf(model).ToDictionary(stage => stage.Layers[0].Name);
            Assert.Equal(TSelf.Layers.Select(layer => layer.Name).Order(StringComparer.Ordinal), stages.Keys.Order(StringComparer.Ordinal));
            List<object> maps = [];
            foreach (Library::Architecture.LayerInfo layer in TSelf.Layers)
            {
                object[] read = [.. ((IEnumerable<int>)layer.Sources).Select(source => source < 0 ? Map(input, batch) : maps[source])];
                maps.Add(Run(stages[layer.Name], read));
            }

            IEnumerable<object> outputs = maps.Where((_, i) => TSelf.Layers[i].Kind == Library::Architecture.LayerKind.Output && i < maps.Count - 1);
            return [.. outputs.Append(maps[^1]).Select(Values)];
        }

        public float[][] ForwardToAllOutputs(float[] input, int batch)
        {
            if (typeof(TSelf).GetMethod("ForwardAll", [typeof(Library::FeatureMap<TInput>)]) is not MethodInfo forwardAll)
            {
                return [ForwardToNewMap(input, batch)];
            }

            object outputs = forwardAll.Invoke(model, [Map(input, batch)])!;
            return [.. Maps(outputs).Select(Values)];
        }

        public (long Spans, long IntoMap, long NewMap) Allocated(int batch)
        {
            Library::FeatureMap<TInput> input = new(batch);
            Library::FeatureMap<TOutput> output = new(batch);
            return (
                Allocated(() => model.Forward(input.Values, output.Values, batch)),
                Allocated(() => model.Forward(input, output)),
                Allocated(() => model.Forward(input)) - Allocated(() => new Library::FeatureMap<TOutput>(batch)));
        }

        /// <summary>The stages of single layers, those within blocks too.</summary>
        private static IEnumerable<Library::Stage> LayersOf(object part) => part.GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.PropertyType.IsAssignableTo(typeof(Library::Stage)))
            .SelectMany(property => property.PropertyType.IsNested ? LayersOf(property.GetValue(part)!) : [(Library::Stage)property.GetValue(part)!]);

        /// <summary>Runs a stage on the one map that it reads, or on a tuple of several.</summary>
        private static object Run(Library::Stage stage, object[] maps)
        {
            MethodInfo forward = stage.GetType().GetMethods().Single(method => method.Name == "Forward" && method.GetParameters().Length == 1);
            object argument = maps.Length == 1 ? maps[0] : Activator.CreateInstance(forward.GetParameters()[0].ParameterType, maps)!;
            return forward.Invoke(stage, [argument])!;
        }

        private static IEnumerable<object> Maps(object outputs) => outputs.GetType().GetProperties()
            .Where(property => property.PropertyType.Name.StartsWith("FeatureMap`", StringComparison.Ordinal)).Select(property => property.GetValue(outputs)!);

        /// <summary>The values of a map whose shape only reflection knows.</summary>
        private static float[] Values(object map) => (float[])typeof(Instance).GetMethod(nameof(ValuesOf), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(map.GetType().GenericTypeArguments).Invoke(null, [map])!;

        private static float[] ValuesOf<TShape>(Library::FeatureMap<TShape> map)
            where TShape : Library::IShape => map.Values.ToArray();

        private static Library::FeatureMap<TInput> Map(float[] input, int batch) => Library::FeatureMap<TInput>.From(input, batch);

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static long Allocated(Action call)
        {
            call();
            call();
            long before = GC.GetAllocatedBytesForCurrentThread();
            call();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}

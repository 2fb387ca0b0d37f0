using ConvShape.Architecture;
using ConvShape.Roslyn.Parsing;
using ConvShape.Roslyn.Rules;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvShape.Roslyn.Emission;

/// <summary>
/// What the writers of a model's parts share: the code so far, and how members look. In a model with an error every body throws it.
/// </summary>
internal sealed class ModelCode(CheckedModel model, string? error, ProjectOptions options)
{
    public const string StateDict = "global::ConvShape.Weights.StateDict";
    public const string Engine = "global::ConvShape.Engine";

    /// <summary>The last parameter of what runs a network.</summary>
    public const string ForwardOptions = "global::ConvShape.ForwardOptions? options";

    /// <summary>The message of a model with an error; other models have no such member.</summary>
    public const string ErrorMember = "__error";

    private const string Throw = $"throw new global::ConvShape.InvalidModelException({ErrorMember})";

    public CodeWriter Writer { get; } = new();

    public ModelDeclaration Declaration => model.Declaration;

    public InferredNetwork Network => model.Network;

    /// <summary>What makes the model impossible, or null.</summary>
    public string? Error => error;

    public string Shape(MapShape shape) => $"global::{options.ShapesNamespace}.{ShapeType.Name(shape)}";

    public string FeatureMap(MapShape shape) => $"global::ConvShape.FeatureMap<{Shape(shape)}>";

    /// <summary>Shape of what a layer gives out; −1 is the network's input.</summary>
    public MapShape Output(int layer) => layer < 0 ? Network.Input : Network.Layers[layer].Output;

    public void Tag() => Writer.Line(ShapeEmitter.GeneratedCode);

    /// <summary>A property that the constructor sets.</summary>
    public void Property(string type, string name) => Writer.Line($"public {type} {name} {(error is null ? "{ get; }" : $"=> {Throw};")}");

    /// <summary>A member that is one expression.</summary>
    public void Expression(string member, string expression)
    {
        Tag();
        Writer.Line($"{member} =>");
        Writer.Line($"    {(error is null ? expression : Throw)};");
        Writer.Line();
    }

    /// <summary>A member of several lines.</summary>
    public void Body(string member, params string[] lines)
    {
        if (error is not null)
        {
            Expression(member, "");
            return;
        }

        Tag();
        using (Writer.Block(member))
        {
            foreach (string line in lines)
            {
                Writer.Line(line);
            }
        }

        Writer.Line();
    }

    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public static string List(IEnumerable<int> numbers) => $"[{string.Join(", ", numbers.Select(number => LayerText.Number(number)))}]";

    /// <summary>A name, with underscores behind it where others have it already. It is taken from now on.</summary>
    public static string Unique(string name, ISet<string> taken)
    {
        while (!taken.Add(name))
        {
            name += "_";
        }

        return name;
    }
}

using System.Collections.Immutable;
using System.Composition;
using ConvShape.Roslyn.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvShape.CodeFixes;

/// <summary>Writes the value that a diagnostic worked out for an argument of its layer: the real channels, a padding that fits, …</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class SetArgumentFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        Descriptors.ChannelMismatch.Id,
        Descriptors.WindowDoesNotFit.Id,
        Descriptors.GroupMismatch.Id,
        Descriptors.FeatureMismatch.Id,
        Descriptors.PoolPadding.Id,
        Descriptors.ArgumentOutOfRange.Id,
    ];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? semanticModel = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(Finding.FixArgument, out string? argument) && argument is not null &&
                diagnostic.Properties.TryGetValue(Finding.FixValue, out string? value) && value is not null &&
                root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is { } attribute &&
                semanticModel.GetSymbolInfo(attribute, context.CancellationToken).Symbol is IMethodSymbol constructor)
            {
                LayerArgument target = new(attribute, constructor, argument, value);
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Use {target}",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(attribute, target.Write()))),
                        nameof(SetArgumentFix)),
                    diagnostic);
            }
        }
    }

    /// <summary>A value for one argument of a layer's attribute, written or not.</summary>
    private sealed class LayerArgument(AttributeSyntax attribute, IMethodSymbol constructor, string name, string value)
    {
        /// <summary>Null for a property.</summary>
        private readonly IParameterSymbol? _parameter = constructor.Parameters.FirstOrDefault(parameter => parameter.Name == name);

        /// <summary>The value in the form that the constructor takes.</summary>
        private string Value => _parameter?.Type is IArrayTypeSymbol && value[0] != '[' ? $"[{value}]" : value;

        /// <summary>As it is written by name.</summary>
        public override string ToString() => _parameter is null ? $"{name} = {Value}" : $"{name}: {Value}";

        /// <summary>The attribute with the value.</summary>
        public AttributeSyntax Write()
        {
            ExpressionSyntax expression = SyntaxFactory.ParseExpression(Value);
            if (Written() is { } written)
            {
                return attribute.ReplaceNode(written, written.WithExpression(expression.WithTriviaFrom(written.Expression)));
            }

            AttributeArgumentSyntax added = _parameter is null
                ? SyntaxFactory.AttributeArgument(expression).WithNameEquals(SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName(name)))
                : SyntaxFactory.AttributeArgument(expression).WithNameColon(SyntaxFactory.NameColon(SyntaxFactory.IdentifierName(name)));
            return WithInserted(added.NormalizeWhitespace());
        }

        /// <summary>Where the argument is written, by name or by place.</summary>
        private AttributeArgumentSyntax? Written()
        {
            SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList?.Arguments ?? default;
            return arguments.FirstOrDefault(argument => (argument.NameColon?.Name ?? argument.NameEquals?.Name)?.Identifier.ValueText == name)
                ?? arguments.FirstOrDefault(argument =>
                    argument is { NameColon: null, NameEquals: null } && arguments.IndexOf(argument) == _parameter?.Ordinal);
        }

        /// <summary>Constructor arguments stand before properties. A padding takes the place of a padding mode: there can be only one.</summary>
        private AttributeSyntax WithInserted(AttributeArgumentSyntax added)
        {
            SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList?.Arguments ?? default;
            if (name == "p" && arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Padding") is { } mode)
            {
                arguments = arguments.Remove(mode);
            }

            int position = _parameter is null ? arguments.Count : arguments.TakeWhile(argument => argument.NameEquals is null).Count();
            AttributeArgumentListSyntax list = (attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList())
                .WithArguments(arguments.Insert(position, added));
            SyntaxToken[] separators = list.Arguments.GetSeparators().ToArray();
            return attribute.WithArgumentList(list.ReplaceTokens(
                separators, (separator, _) => separator.HasTrailingTrivia ? separator : separator.WithTrailingTrivia(SyntaxFactory.Space)));
        }
    }
}

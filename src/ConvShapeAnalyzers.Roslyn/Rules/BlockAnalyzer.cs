using ConvShape.Roslyn.Parsing;
using ConvShape.Roslyn.Parsing.Blocks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvShape.Roslyn.Rules;

/// <summary>What can be said of a block before any use gives it shapes.</summary>
internal static class BlockAnalyzer
{
    public static void Analyze(SyntaxNodeAnalysisContext context, TypeDeclarationSyntax declaration, INamedTypeSymbol block)
    {
        if (ModelParser.FirstLayer(declaration, block)?.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is not AttributeSyntax first ||
            BlockReader.Read(block, context.Compilation, context.CancellationToken) is not { } read)
        {
            return;
        }

        if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.PartialMissing, declaration.Identifier.GetLocation(), block.Name, PartialMissing.OfBlock));
        }

        if (read.Places.Count > 0 && read.Places[0].Attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() != declaration)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.LayersSpread, first.Name.GetLocation(), [block.Name, .. LayersSpread.OfBlock]));
            return;
        }

        for (int i = 0; i < read.Template.Items.Length; i++)
        {
            if (WayBack(read.Template.Items[i], block, block, context.Compilation, new(SymbolEqualityComparer.Default), context.CancellationToken) is { } chain)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.BlockEndless,
                    read.Places[i].Attribute.Name.GetLocation(),
                    BlockEndless.Words(block.Name, $"{block.Name} → {string.Join(" → ", chain)}", EndlessReason.InsideItself)));
            }
        }
    }

    /// <summary>The blocks that lead from an item back to a block; null where none do. Each block is looked at once.</summary>
    private static IReadOnlyList<string>? WayBack(
        BlockItem item, INamedTypeSymbol holder, INamedTypeSymbol block, Compilation compilation, HashSet<INamedTypeSymbol> seen, CancellationToken cancellationToken)
    {
        if (BlockSymbols.Resolve(item.Attribute, holder) is not { } type || !BlockSymbols.IsBlock(type))
        {
            return null;
        }

        if (SymbolEqualityComparer.Default.Equals(type, block))
        {
            return [type.Name];
        }

        if (seen.Count == NetworkBuilder.MaximumDepth || !seen.Add(type) || BlockReader.Read(type, compilation, cancellationToken) is not { } read)
        {
            return null;
        }

        foreach (BlockItem inner in read.Template.Items)
        {
            if (WayBack(inner, type, block, compilation, seen, cancellationToken) is { } chain)
            {
                return [type.Name, .. chain];
            }
        }

        return null;
    }
}

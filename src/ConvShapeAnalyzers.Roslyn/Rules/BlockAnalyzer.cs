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
    /// <param name="context">Takes what is said.</param>
    /// <param name="declaration">A part of the class.</param>
    /// <param name="block">A class for which <see cref="BlockSymbols.DerivesFromBlock"/> holds.</param>
    public static void Analyze(SyntaxNodeAnalysisContext context, TypeDeclarationSyntax declaration, INamedTypeSymbol block)
    {
        if (ModelParser.FirstLayer(declaration, block)?.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is not AttributeSyntax first ||
            BlockReader.Read(block, context.Compilation, context.CancellationToken) is not { } read)
        {
            return;
        }

        if (Trouble(declaration, block, read.Template) is var (reason, remedy))
        {
            context.ReportDiagnostic(
                Diagnostic.Create(Descriptors.HostUnfit, declaration.Identifier.GetLocation(), block.Name, HostUnfit.OfBlock, reason, remedy));
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
            if (WayBack(read.Types[i], block, context.Compilation, new(SymbolEqualityComparer.Default), context.CancellationToken) is { } chain)
            {
                string word = BlockNames.Word(block.Name);
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.BlockEndless,
                    read.Places[i].Attribute.Name.GetLocation(),
                    BlockEndless.Words(word, $"{word} → {string.Join(" → ", chain)}", EndlessReason.InsideItself)));
            }
        }
    }

    /// <summary>Why a class cannot be a block, and what would help; null where it can.</summary>
    private static (string Reason, string Remedy)? Trouble(TypeDeclarationSyntax declaration, INamedTypeSymbol block, BlockTemplate template) =>
        block.IsAbstract ? ("is abstract, and layers are not inherited", "remove 'abstract', or put the layers on the blocks that derive from it")
        : template.Troubles.HasFlag(BlockTroubles.SeveralConstructors) ? ("has several constructors", "keep one, with default values for what may be left out")
        : declaration.Ancestors().OfType<TypeDeclarationSyntax>().Any(container => !container.Modifiers.Any(SyntaxKind.PartialKeyword))
            ? ("stands inside a type that is not partial", "add 'partial' to every type around it")
        : null;

    /// <summary>The blocks that lead from an item back to a block; null where none do. Each block is looked at once.</summary>
    private static IReadOnlyList<string>? WayBack(
        INamedTypeSymbol? type, INamedTypeSymbol block, Compilation compilation, HashSet<INamedTypeSymbol> seen, CancellationToken cancellationToken)
    {
        if (type is null || !BlockSymbols.IsBlock(type))
        {
            return null;
        }

        string word = BlockNames.Word(type.Name);
        if (SymbolEqualityComparer.Default.Equals(type, block))
        {
            return [word];
        }

        if (seen.Count == NetworkBuilder.MaximumDepth || !seen.Add(type) || BlockReader.Read(type, compilation, cancellationToken) is not { } read)
        {
            return null;
        }

        foreach (INamedTypeSymbol? inner in read.Types)
        {
            if (WayBack(inner, block, compilation, seen, cancellationToken) is { } chain)
            {
                return [word, .. chain];
            }
        }

        return null;
    }
}

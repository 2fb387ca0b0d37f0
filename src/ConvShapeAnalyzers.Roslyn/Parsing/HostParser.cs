using ConvShape.Architecture;
using ConvShape.Roslyn.Parsing.Blocks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvShape.Roslyn.Parsing;

/// <summary>Looks at the class that carries a model: whether it can, and how to write its other part.</summary>
internal static class HostParser
{
    private static readonly SymbolDisplayFormat Unescaped = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <param name="declaration">The part that carries the layers.</param>
    /// <param name="type">The class.</param>
    /// <param name="hasSeveralOutputs">Whether it is a model with several results, which has more members.</param>
    /// <param name="problems">Takes what is wrong with it.</param>
    public static HostType Parse(TypeDeclarationSyntax declaration, INamedTypeSymbol type, bool hasSeveralOutputs, List<DeclarationProblem> problems)
    {
        bool isPartial = IsPartial(declaration);
        if (!isPartial)
        {
            problems.Add(new NotPartial(type.Name));
        }

        List<string> containers = [];
        bool containersArePartial = true;
        bool isFileLocal = type.IsFileLocal;
        INamedTypeSymbol? symbol = type.ContainingType;
        for (SyntaxNode? node = declaration.Parent; node is TypeDeclarationSyntax container && symbol is not null; node = node.Parent)
        {
            containersArePartial &= IsPartial(container);
            isFileLocal |= symbol.IsFileLocal;
            containers.Insert(0, $"partial {Keyword(container)} {SourceNames.Of(symbol)}");
            symbol = symbol.ContainingType;
        }

        string? takenMember = TakenMember(type, hasSeveralOutputs ? [.. LayerNames.Generated, .. LayerNames.GeneratedForOutputs] : LayerNames.Generated);
        UnusableHost? trouble = Trouble(declaration, type, containersArePartial, isFileLocal, takenMember);
        if (trouble is not null)
        {
            problems.Add(trouble);
        }

        bool canBeCompleted = isPartial && containersArePartial && !isFileLocal && !type.IsStatic && type.TypeKind != TypeKind.Interface &&
            takenMember is null;
        string reference = SourceNames.Of(type);
        return new HostType(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(
                SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)),
            containers.ToEquatableArray(),
            $"partial {Keyword(declaration)} {reference}",
            type.Name,
            reference,
            MetadataName(type),
            IsVisible(type),
            canBeCompleted,
            StageNames(type));
    }

    private static UnusableHost? Trouble(TypeDeclarationSyntax declaration, INamedTypeSymbol type, bool containersArePartial, bool isFileLocal, string? takenMember)
    {
        UnusableHost Because(string reason, string remedy) => new(type.Name, reason, remedy);
        if (declaration is not ClassDeclarationSyntax)
        {
            string kind = declaration is InterfaceDeclarationSyntax ? "an interface" : $"a {Keyword(declaration)}";
            return Because($"is {kind}", "declare a class, which its weights can belong to");
        }

        if (type.IsStatic)
        {
            return Because("is static", "remove 'static': a model is an object that holds weights");
        }

        if (type.IsAbstract)
        {
            return Because("is abstract", "remove 'abstract': loading a model makes an object of this class");
        }

        if (isFileLocal)
        {
            return Because("is local to its file", "remove 'file': the generated part stands in another file");
        }

        if (BlockSymbols.IsBlock(type) && type.GetAttributes().Any(attribute => LayerSyntax.IsInputShape(attribute.AttributeClass)))
        {
            return Because("is a block", "remove its [InputShape]: what it reads comes from where it is used");
        }

        if (takenMember == type.Name)
        {
            return Because("has the name of a member that every model has", "rename it");
        }

        if (takenMember is not null)
        {
            return Because($"declares {takenMember}, which every model has", "rename that member");
        }

        if (!containersArePartial)
        {
            return Because("stands inside a type that is not partial", "add 'partial' to every type around it");
        }

        if (type.DeclaringSyntaxReferences.Any(part => part.GetSyntax() is TypeDeclarationSyntax { ParameterList: not null }))
        {
            return Because("has a primary constructor", "remove it: the generated constructor needs its place");
        }

        if (type.InstanceConstructors.Any(constructor => !constructor.IsImplicitlyDeclared && !LayerNames.IsGenerated(constructor)))
        {
            return Because("declares a constructor", "remove it: models are made by Load and CreateRandom, which give them weights");
        }

        if (type.GetMembers().Any(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }))
        {
            return Because("has required members", "remove 'required': models are made by Load and CreateRandom, which cannot set them");
        }

        INamedTypeSymbol? parent = type.BaseType;
        if (parent is not null && parent.GetAttributes().Any(attribute => LayerSyntax.IsInputShape(attribute.AttributeClass)))
        {
            return Because($"derives from {parent.Name}, which is a model itself", "declare all layers on one class");
        }

        if (parent is not null && parent.TypeKind != TypeKind.Error && !parent.InstanceConstructors.Any(
                constructor => constructor.Parameters.IsEmpty && constructor.DeclaredAccessibility != Accessibility.Private))
        {
            return Because($"derives from {parent.Name}, which has no constructor without parameters", "derive from a class that has one");
        }

        return null;
    }

    /// <summary>Names of members and type parameters that a class of a block's stage could have too. Only those, so that other edits change no value.</summary>
    private static EquatableArray<string> StageNames(INamedTypeSymbol type) => type.GetMembers().Where(member => !LayerNames.IsGenerated(member))
        .Concat(type.TypeParameters)
        .Select(member => member.Name)
        .Where(name => name.TrimEnd('_').EndsWith(HostType.StageSuffix, StringComparison.Ordinal))
        .Distinct(StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>A name that the generated part needs, where the class, a type parameter or a member of the user's own has it.</summary>
    private static string? TakenMember(INamedTypeSymbol type, string[] generated) => generated.FirstOrDefault(name =>
        type.Name == name ||
        type.TypeParameters.Any(parameter => parameter.Name == name) ||
        type.GetMembers(name).Any(member => !LayerNames.IsGenerated(member) && (member is not IMethodSymbol method || IsTaken(method))));

    /// <summary>Methods may be overloads of the generated ones, but not take the same arguments.</summary>
    private static bool IsTaken(IMethodSymbol method)
    {
        string arguments = string.Join(", ", method.Parameters.Select(parameter => parameter.Type.Name));
        return method.Name is "Layers" or "Summary" or "Outputs" || !method.IsGenericMethod && $"{method.Name}({arguments})" is
            "Save(String)" or "Save(Stream)" or "Load(String, LoadOptions)" or "Load(Stream, LoadOptions)" or "CreateRandom(Int32)"
            or "Forward(ReadOnlySpan, Span, Int32)";
    }

    private static bool IsPartial(TypeDeclarationSyntax declaration) => declaration.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static string Keyword(TypeDeclarationSyntax declaration) => declaration switch
    {
        RecordDeclarationSyntax record => record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword) ? "record struct" : "record",
        _ => declaration.Keyword.Text,
    };

    private static bool IsVisible(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Namespace and name as reflection writes them, as in <c>Demo.Outer`1+Net</c>.</summary>
    public static string MetadataName(INamedTypeSymbol type)
    {
        string name = type.MetadataName;
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            name = container.MetadataName + "+" + name;
        }

        return type.ContainingNamespace.IsGlobalNamespace ? name : type.ContainingNamespace.ToDisplayString(Unescaped) + "." + name;
    }
}

using Microsoft.CodeAnalysis.CodeActions;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Which of the actions that a fix offers a test applies; the first, unless it says otherwise.</summary>
internal sealed record CodeActionSelection(int? Index, string? EquivalenceKey, Action<CodeAction, IVerifier>? More)
{
    /// <summary>The actions themselves, where menus hold some of them.</summary>
    public static IEnumerable<CodeAction> Flatten(CodeAction action)
        => action.NestedActions.IsEmpty ? [action] : action.NestedActions.SelectMany(Flatten);

    public CodeAction? Select(ImmutableArray<CodeAction> actions, bool isFirstIteration, IVerifier verifier)
    {
        CodeAction? selected = EquivalenceKey is null
            ? actions.ElementAtOrDefault(Index ?? 0)
            : actions.FirstOrDefault(action => action.EquivalenceKey == EquivalenceKey);
        if (EquivalenceKey is not null && Index is { } index && (selected is not null || isFirstIteration))
        {
            selected = actions.ElementAtOrDefault(index);
            string offered = string.Join(", ", actions.Select(action => $"'{action.EquivalenceKey}'"));
            verifier.Equal(EquivalenceKey, selected?.EquivalenceKey,
                $"Expected the action '{EquivalenceKey}' at index {index} among: {offered}.");
        }

        if (selected is not null)
            More?.Invoke(selected, verifier);

        return selected;
    }
}

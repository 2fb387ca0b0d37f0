using ConvShape.Roslyn.Parsing;

namespace ConvShape.Roslyn.Emission;

/// <summary>The namespace and the types around a class that gets another part, open until disposed.</summary>
internal sealed class HostScope : IDisposable
{
    private readonly Stack<CodeWriter.Scope> _scopes = new();

    public HostScope(CodeWriter code, HostType host)
    {
        if (host.Namespace.Length > 0)
        {
            _scopes.Push(code.Block($"namespace {host.Namespace}"));
        }

        foreach (string container in host.Containers)
        {
            _scopes.Push(code.Block(container));
        }
    }

    public void Dispose()
    {
        while (_scopes.Count > 0)
        {
            _scopes.Pop().Dispose();
        }
    }
}

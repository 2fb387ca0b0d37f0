namespace ConvShape.Weights;

/// <summary>Writes a file in one step: what stood at its path stays until the new file is whole.</summary>
internal static class FileReplacement
{
    /// <summary>Writes what <paramref name="write"/> writes to a path. A link leads to its target, which keeps its Unix mode.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        string target = Target(path);
        FileInfo existing = new(target);

        // .NET does not tell a pipe or a device from an empty file; there is nothing in any of them to lose.
        if (existing is { Exists: true, Length: 0 }) WriteTo(target, new() { Mode = FileMode.Open, Share = FileShare.ReadWrite }, write);
        else Replace(target, existing.Exists && !OperatingSystem.IsWindows() ? existing.UnixFileMode : null, write);
    }

    /// <summary>Where a link leads in the end, whether there is something or not; a path that is no link leads to itself.</summary>
    private static string Target(string path)
    {
        bool exists = File.Exists(path) || Directory.Exists(path) || new FileInfo(path).Exists;
        return (exists ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? path;
    }

    private static void Replace(string target, UnixFileMode? mode, Action<Stream> write)
    {
        // Written beside its place, so that the move at the end is one step within a file system.
        string temporary = $"{target}.{Path.GetRandomFileName()}.tmp";
        try
        {
            FileStreamOptions options = new() { Mode = FileMode.CreateNew, Share = FileShare.None };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = mode;
            WriteTo(temporary, options, write);
            // What the process masks at creation is given back.
            if (mode is { } whole && !OperatingSystem.IsWindows()) File.SetUnixFileMode(temporary, whole);
            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            Remove(temporary);
        }
    }

    private static void WriteTo(string path, FileStreamOptions options, Action<Stream> write)
    {
        options.Access = FileAccess.Write;
        using FileStream file = new(path, options);
        write(file);
        file.Flush(flushToDisk: true);
    }

    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What went wrong before is what the caller must hear of.
        }
    }
}

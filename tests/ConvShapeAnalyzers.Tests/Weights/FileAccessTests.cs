using System.Diagnostics;
using ConvShape.Architecture;
using static ConvShape.Weights.Tests.SafetensorsFile;

namespace ConvShape.Weights.Tests;

public class FileAccessTests
{
    private static readonly TensorSpec[] Declared = [Spec("conv1.weight", 6, 1, 5, 5), Spec("conv1.bias", 6)];

    [Theory]
    [InlineData("missing.safetensors")]
    [InlineData("nowhere/missing.safetensors")]
    public void A_file_that_does_not_exist(string name)
    {
        using TemporaryFolder folder = new();
        WeightsException exception = Assert.Throws<WeightsException>(() => StateDict.Load(folder[name], "LeNet5", Declared));
        Assert.Equal($"missing.safetensors: there is no such file; looked for {Path.GetFullPath(folder[name])}", exception.Message);
        Assert.Equal(folder[name], exception.FileName);
        Assert.IsAssignableFrom<IOException>(exception.InnerException);
    }

    [Fact]
    public void A_directory()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["weights"]);
        WeightsException exception = Assert.Throws<WeightsException>(() => StateDict.Load(folder["weights"], "LeNet5", Declared));
        Assert.Equal("weights: is a directory, not a weights file", exception.Message);
        Assert.NotNull(exception.InnerException);
        exception = Assert.Throws<WeightsException>(() => StateDict.CreateRandom(Declared, 1).Save(folder["weights"]));
        Assert.StartsWith("weights: cannot be written: ", exception.Message);
        Assert.Equal(["weights"], Directory.EnumerateFileSystemEntries(folder[""]).Select(entry => Path.GetFileName(entry)));
    }

    [Fact]
    public void A_file_that_another_holds()
    {
        using TemporaryFolder folder = new();
        using FileStream held = new(folder["held"], FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        WeightsException exception = Assert.Throws<WeightsException>(() => StateDict.Load(folder["held"], "LeNet5", Declared));
        Assert.StartsWith("held: cannot be read: ", exception.Message);
        Assert.NotNull(exception.InnerException);
    }

    [Fact]
    public void Loading_leaves_nothing_open_whether_it_succeeds_or_fails()
    {
        using TemporaryFolder folder = new();
        StateDict.CreateRandom(Declared, 1).Save(folder["a"]);
        StateDict.Load(folder["a"], "LeNet5", Declared);
        AssertClosed(folder["a"]);
        Assert.Throws<WeightsException>(() => StateDict.Load(folder["a"], "LeNet5", []));
        AssertClosed(folder["a"]);
        File.WriteAllBytes(folder["a"], []);
        Assert.Throws<WeightsException>(() => StateDict.Load(folder["a"], "LeNet5", []));
        AssertClosed(folder["a"]);
        File.Delete(folder["a"]);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void Values_outlive_the_file()
    {
        using TemporaryFolder folder = new();
        StateDict saved = StateDict.CreateRandom(Declared, 1);
        saved.Save(folder["a"]);
        StateDict loaded = StateDict.Load(folder["a"], "LeNet5", Declared);
        File.WriteAllBytes(folder["a"], new byte[10]);
        BothWays.AssertSame(saved, loaded);
    }

    [Fact]
    public void A_file_without_its_data_is_refused_before_names_are_matched()
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder["a"], Of("{" + Entry("x", "F32", "2", 0, 8) + "," + Entry("y", "F32", "2", 8, 16) + "}", 11));
        LoadOptions options = new() { Rename = _ => throw new InvalidOperationException() };
        WeightsException exception = Assert.Throws<WeightsException>(() => StateDict.Load(folder["a"], "LeNet5", Declared, options));
        Assert.Equal("a: truncated: of the 16 bytes of tensors that its header describes, 11 are there", exception.Message);
        Assert.Equal("y", exception.Tensor);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(3_000_000)]
    public void A_file_that_is_shortened_while_it_is_loaded(int kept)
    {
        // Windows does not let anyone shorten a file that is being read.
        if (OperatingSystem.IsWindows()) return;
        using TemporaryFolder folder = new();
        TensorSpec[] declared = [Spec("a", WeightsSource.ChunkBytes)];
        StateDict.CreateRandom(declared, 1).Save(folder["a"]);
        int header = 8 + BitConverter.ToInt32(File.ReadAllBytes(folder["a"]));
        LoadOptions options = new()
        {
            Rename = name =>
            {
                using FileStream file = new(folder["a"], FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
                file.SetLength(header + kept);
                return name;
            },
        };
        WeightsException exception = Assert.Throws<WeightsException>(() => StateDict.Load(folder["a"], "LeNet5", declared, options));
        Assert.Equal(
            $"a: truncated: of the 4,194,304 bytes of tensors that its header describes, {Wording.Number(kept)} are there", exception.Message);
    }

    [Fact]
    public void Saving_replaces_a_file_and_leaves_no_other()
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder["a"], new byte[100_000]);
        StateDict weights = StateDict.CreateRandom(Declared, 2);
        weights.Save(folder["a"]);
        BothWays.AssertSame(weights, StateDict.Load(folder["a"], "LeNet5", Declared));
        Assert.Equal(["a"], folder.Files);
    }

    [Fact]
    public void Saving_through_a_link_replaces_what_it_leads_to()
    {
        // Windows lets few users make links.
        if (OperatingSystem.IsWindows()) return;
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["deep"]);
        File.CreateSymbolicLink(folder["first"], "second");
        File.CreateSymbolicLink(folder["second"], Path.Combine("deep", "target"));
        for (int seed = 0; seed < 3; seed++)
        {
            // The target is missing at first, then there, then empty.
            StateDict weights = StateDict.CreateRandom(Declared, seed);
            if (seed == 2) File.WriteAllBytes(folder["deep/target"], []);
            weights.Save(folder["first"]);
            Assert.Equal("second", new FileInfo(folder["first"]).LinkTarget);
            Assert.Equal("deep/target", new FileInfo(folder["second"]).LinkTarget);
            Assert.Null(new FileInfo(folder["deep/target"]).LinkTarget);
            BothWays.AssertSame(weights, StateDict.Load(folder["deep/target"], "LeNet5", Declared));
            Assert.Equal(["target"], Directory.EnumerateFileSystemEntries(folder["deep"]).Select(entry => Path.GetFileName(entry)));
        }
    }

    [Fact]
    public void Saving_through_a_link_to_a_folder_or_to_itself_fails_and_leaves_the_link()
    {
        if (OperatingSystem.IsWindows()) return;
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["weights"]);
        File.CreateSymbolicLink(folder["folder"], "weights");
        File.CreateSymbolicLink(folder["loop"], "loop");
        foreach (string link in new[] { "folder", "loop" })
        {
            WeightsException exception = Assert.Throws<WeightsException>(() => StateDict.CreateRandom(Declared, 1).Save(folder[link]));
            Assert.StartsWith(link + ": cannot be written: ", exception.Message);
            Assert.NotNull(new FileInfo(folder[link]).LinkTarget);
        }

        Assert.Equal(3, Directory.EnumerateFileSystemEntries(folder[""]).Count());
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)]
    public void A_file_that_is_replaced_keeps_its_mode(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows()) return;
        using TemporaryFolder folder = new();
        foreach (int bytes in new[] { 0, 10 })
        {
            File.WriteAllBytes(folder["a"], new byte[bytes]);
            File.SetUnixFileMode(folder["a"], mode);
            StateDict.CreateRandom(Declared, 1).Save(folder["a"]);
            Assert.Equal(mode, File.GetUnixFileMode(folder["a"]));
        }
    }

    [Fact]
    public async Task A_pipe_is_written_and_read_and_stays_a_pipe()
    {
        if (OperatingSystem.IsWindows()) return;
        using TemporaryFolder folder = new();
        using Process makePipe = Process.Start("mkfifo", [folder["pipe"]]);
        await makePipe.WaitForExitAsync(TestContext.Current.CancellationToken);
        StateDict weights = StateDict.CreateRandom(Declared, 1);
        for (int round = 0; round < 2; round++)
        {
            Task save = Task.Run(() => weights.Save(folder["pipe"]), TestContext.Current.CancellationToken);
            Task<StateDict> load = Task.Run(
                () => StateDict.Load(folder["pipe"], "LeNet5", Declared), TestContext.Current.CancellationToken);
            await Task.WhenAll(save, load).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            BothWays.AssertSame(weights, await load);
        }
    }

    [Fact]
    public void Saving_where_there_is_no_folder()
    {
        using TemporaryFolder folder = new();
        string path = folder["nowhere/a.safetensors"];
        WeightsException exception = Assert.Throws<WeightsException>(() => StateDict.CreateRandom(Declared, 2).Save(path));
        Assert.StartsWith("a.safetensors: cannot be written: ", exception.Message);
        Assert.Equal(path, exception.FileName);
        Assert.IsType<DirectoryNotFoundException>(exception.InnerException);
    }

    [Fact]
    public void A_stream_is_read_from_where_it_stands_and_stays_open()
    {
        using MemoryStream stream = new();
        stream.Write([1, 2, 3]);
        StateDict weights = StateDict.CreateRandom(Declared, 3);
        weights.Save(stream);
        stream.Position = 3;
        BothWays.AssertSame(weights, StateDict.Load(stream, "LeNet5", Declared));
        Assert.Equal(stream.Length, stream.Position);
    }

    [Fact]
    public void Faults_of_a_stream_are_wrapped()
    {
        using FaultyStream stream = new();
        WeightsException exception = Assert.Throws<WeightsException>(() => StateDict.Load(stream, "LeNet5", Declared));
        Assert.Equal("weights stream: cannot be read: cable pulled", exception.Message);
        Assert.IsType<IOException>(exception.InnerException);
        exception = Assert.Throws<WeightsException>(() => StateDict.CreateRandom(Declared, 3).Save(stream));
        Assert.Equal("weights stream: cannot be written: cable pulled", exception.Message);
        Assert.IsType<IOException>(exception.InnerException);
    }

    [Fact]
    public void A_stream_that_is_closed_or_goes_the_other_way_is_refused_by_name()
    {
        using TemporaryFolder folder = new();
        using FileStream writeOnly = new(folder["a"], FileMode.Create, FileAccess.Write);
        using MemoryStream readOnly = new([], writable: false), closed = new();
        closed.Dispose();
        StateDict weights = StateDict.CreateRandom(Declared, 3);
        foreach (Stream stream in new Stream[] { writeOnly, closed })
            Assert.Equal("stream", Assert.Throws<ArgumentException>(() => StateDict.Load(stream, "LeNet5", Declared)).ParamName);
        foreach (Stream stream in new Stream[] { readOnly, closed })
            Assert.Equal("stream", Assert.Throws<ArgumentException>(() => weights.Save(stream)).ParamName);
    }

    [Fact]
    public void A_stream_that_is_full()
    {
        using MemoryStream stream = new(new byte[100]);
        WeightsException exception = Assert.Throws<WeightsException>(() => StateDict.CreateRandom(Declared, 3).Save(stream));
        Assert.StartsWith("weights stream: cannot be written: ", exception.Message);
        Assert.IsType<NotSupportedException>(exception.InnerException);
    }

    private static void AssertClosed(string path) => new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();

    private sealed class FaultyStream : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new IOException("cable pulled");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("cable pulled");
    }
}

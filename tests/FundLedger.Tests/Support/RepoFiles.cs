namespace FundLedger.Tests.Support;

/// <summary>The files of the repository that the tests were built from, without what a build or a run leaves behind.</summary>
internal static class RepoFiles
{
    private static readonly string[] Leftovers = [".git", ".vs", ".idea", "bin", "obj", "data", "TestResults", "BenchmarkDotNet.Artifacts"];

    /// <summary>The folder that holds FundLedger.sln.</summary>
    public static readonly string Root = FindRoot();

    /// <summary>The full path of a file or folder named from the root, with forward slashes.</summary>
    public static string PathOf(string name) => Path.Combine(Root, Path.Combine(name.Split('/')));

    public static string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>The names, from the root and with forward slashes, of the files below a folder that end in one of the endings.</summary>
    public static string[] Below(string folder, params string[] endings)
    {
        var files = Walk(new DirectoryInfo(PathOf(folder))).Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'));
        return [.. files.Where(name => endings.Length == 0 || endings.Any(name.EndsWith)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The names of what stands at the top of the tree.</summary>
    public static string[] Top() =>
        [.. new DirectoryInfo(Root).EnumerateFileSystemInfos().Select(entry => entry.Name).Except(Leftovers).Order(StringComparer.Ordinal)];

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(file => !file.Name.Contains(".received.", StringComparison.Ordinal))
            .Concat(folder.EnumerateDirectories().Where(inner => !Leftovers.Contains(inner.Name)).SelectMany(Walk));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "FundLedger.sln"))) return folder.FullName;
        throw new InvalidOperationException("The tests do not lie below a folder with FundLedger.sln.");
    }
}

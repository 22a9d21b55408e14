using System.Text;
using Judba.Models.Numerics;

namespace Judba.Solvers.External;

/// <summary>A program with its arguments, given as one line. No shell reads it.</summary>
internal static class CommandLine
{
    /// <summary>Splits at blanks; quotes, single or double, keep blanks together.</summary>
    /// <exception cref="ArgumentException">There is no program, or a quote is not closed.</exception>
    public static IReadOnlyList<string> Split(string command)
    {
        Guard.NotNull(command);
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, isWord) = ('\0', false);
        foreach (var c in command)
        {
            if (c == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && c is '"' or '\'')
            {
                (quote, isWord) = (c, true);
            }
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (isWord)
                    words.Add(word.ToString());
                word.Clear();
                isWord = false;
            }
            else
            {
                word.Append(c);
                isWord = true;
            }
        }

        if (quote != '\0')
            throw new ArgumentException(
                $"Command '{command}' has an open quote; allowed: a program and its arguments, quotes closed.", nameof(command));
        if (isWord)
            words.Add(word.ToString());
        return words.Count > 0 && words[0].Length > 0
            ? words
            : throw new ArgumentException($"Command '{command}' names no program; allowed: a program and its arguments.", nameof(command));
    }

    /// <summary>Why a program cannot be started, in one sentence; null where it can.</summary>
    public static string? WhyNot(string program)
    {
        if (Find(program) is not { } file)
            return $"program '{program}' is not there; give its path, or a name that PATH finds.";
        return IsExecutable(file)
            ? null
            : $"program '{program}' is no executable file; make it one, or name the program that runs it first.";
    }

    /// <summary>Where a program is found, as the system would: by its path, else in the folders of PATH; null if nowhere.</summary>
    public static string? Find(string program)
    {
        Guard.NotNull(program);
        if (program.Contains(Path.DirectorySeparatorChar) || program.Contains(Path.AltDirectorySeparatorChar))
            return File.Exists(program) ? program : null;
        string[] endings = OperatingSystem.IsWindows() ? ["", ".exe", ".cmd", ".bat"] : [""];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(folder => endings.Select(ending => Path.Combine(folder, program + ending))).FirstOrDefault(IsExecutable);
    }

    private static bool IsExecutable(string file)
    {
        const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(file) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & Executable) != UnixFileMode.None);
    }
}

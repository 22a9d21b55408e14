using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Judba.Architecture.Tests;

/// <summary>Words of a solver are for people. Programs read its <c>SolveStatistics</c>.</summary>
public sealed class RawStatusTests
{
    private const string Getter = "get_RawStatus";

    // Each of these writes the words into a message, a table or a file, and decides nothing by them.
    private static readonly string[] Writers = ["SolveResult", "AnswerConditions", "SolveRecord", "SolveCommand"];

    private static readonly Dictionary<short, OpCode> OpCodeOf = typeof(OpCodes).GetFields()
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => o.Value);

    [Fact]
    public void RawStatus_InTheWholeProgram_IsReadByWritersOfMessagesAlone() =>
        Assert.All(Assemblies().SelectMany(Readers), reader => Assert.Contains(reader.Type, Writers, StringComparer.Ordinal));

    // The walk sees the program, and it sees a reader where there is one.
    [Fact]
    public void Walk_OfTheProgram_FindsItsReaders()
    {
        Assert.Contains("judba.dll", Assemblies().Select(Path.GetFileName), StringComparer.Ordinal);
        Assert.Contains(Assemblies().SelectMany(Readers), r => string.Equals(r.Type, "AnswerConditions", StringComparison.Ordinal));
    }

    private static string[] Assemblies() =>
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Where(
                f => Path.GetFileName(f).StartsWith("judba", StringComparison.OrdinalIgnoreCase)
                    && !f.EndsWith(".Tests.dll", StringComparison.Ordinal)),
    ];

    private static List<(string Assembly, string Type)> Readers(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        List<(string, string)> readers = [];
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0)
                continue;
            var code = file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!;
            if (Calls(code).Any(token => string.Equals(NameOf(metadata, token), Getter, StringComparison.Ordinal)))
                readers.Add((Path.GetFileName(path), Outermost(metadata, method.GetDeclaringType())));
        }

        return readers;
    }

    private static string NameOf(MetadataReader metadata, int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        return handle.Kind switch
        {
            HandleKind.MethodDefinition => metadata.GetString(metadata.GetMethodDefinition((MethodDefinitionHandle)handle).Name),
            HandleKind.MemberReference => metadata.GetString(metadata.GetMemberReference((MemberReferenceHandle)handle).Name),
            _ => "",
        };
    }

    // What the compiler makes for lambdas and iterators counts as the type that it was written in.
    private static string Outermost(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        return metadata.GetString(type.Name);
    }

    // Tokens of all methods that a body names.
    private static IEnumerable<int> Calls(byte[] code)
    {
        for (var k = 0; k < code.Length;)
        {
            var value = code[k++] is 0xFE and var prefix ? (short)(prefix << 8 | code[k++]) : (short)code[k - 1];
            var operand = OpCodeOf[value].OperandType;
            if (operand is OperandType.InlineMethod or OperandType.InlineTok)
                yield return BitConverter.ToInt32(code, k);
            k += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, k),
                _ => 4,
            };
        }
    }
}

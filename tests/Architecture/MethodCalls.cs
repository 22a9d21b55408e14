using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Judba.Architecture.Tests;

/// <summary>Which methods the program calls, read from its assemblies without loading them.</summary>
internal static class MethodCalls
{
    private static readonly Dictionary<short, OpCode> OpCodeOf = typeof(OpCodes).GetFields()
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => o.Value);

    /// <summary>Files of all assemblies of the program.</summary>
    public static IReadOnlyList<string> Assemblies { get; } =
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Where(
                f => Path.GetFileName(f).StartsWith("judba", StringComparison.OrdinalIgnoreCase)
                    && !f.EndsWith(".Tests.dll", StringComparison.Ordinal)),
    ];

    /// <summary>Types, by name, of which a body calls or names a method that is wanted.</summary>
    /// <param name="isWanted">Whether a method is, given the metadata of its caller and its handle there: a definition or a
    /// reference.</param>
    public static List<string> Callers(Func<MetadataReader, EntityHandle, bool> isWanted) =>
        [.. Assemblies.SelectMany(path => Callers(path, isWanted)).Distinct(StringComparer.Ordinal)];

    /// <summary>Name of a method of any kind of handle; empty for what is no method.</summary>
    public static string NameOf(MetadataReader metadata, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.MethodDefinition => metadata.GetString(metadata.GetMethodDefinition((MethodDefinitionHandle)handle).Name),
        HandleKind.MemberReference => metadata.GetString(metadata.GetMemberReference((MemberReferenceHandle)handle).Name),
        _ => "",
    };

    private static List<string> Callers(string path, Func<MetadataReader, EntityHandle, bool> isWanted)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        List<string> callers = [];
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0)
                continue;
            var code = file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!;
            if (Tokens(code).Any(token => isWanted(metadata, MetadataTokens.EntityHandle(token))))
                callers.Add(Outermost(metadata, method.GetDeclaringType()));
        }

        return callers;
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
    private static IEnumerable<int> Tokens(byte[] code)
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

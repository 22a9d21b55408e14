using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Judba.Certificates.Tests;

/// <summary>What a type can reach in the assemblies of this repository, read from the compiled bodies.</summary>
/// <remarks>
/// Of the type's own assembly every type that is named is walked whole. Of the other assemblies only the methods that are called are
/// walked, with the static constructors of their types, and with all virtual methods of a type that is constructed: a shared type may have
/// members that nobody here uses.
/// </remarks>
internal sealed class CodeReach
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodeOf = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => o.Value);

    private readonly Assembly _own;
    private readonly HashSet<Type> _types = [];
    private readonly HashSet<(Module, int)> _seen = [];
    private readonly List<MethodBase> _methods = [];
    private readonly Queue<MethodBase> _open = new();

    public CodeReach(Type start)
    {
        _own = start.Assembly;
        Enter(start);
        while (_open.TryDequeue(out var method))
        {
            foreach (var parameter in method.GetParameters())
                Enter(parameter.ParameterType);
            Enter((method as MethodInfo)?.ReturnType);
            Walk(method);
        }
    }

    /// <summary>Names of all types reached in the assembly of the start.</summary>
    public IEnumerable<string> OwnTypes => Names(_types.Where(t => t.Assembly == _own));

    /// <summary>Names of all types reached in other assemblies.</summary>
    public IEnumerable<string> SharedTypes => Names(_types.Where(t => t.Assembly != _own));

    /// <summary>The methods reached of a type.</summary>
    public IEnumerable<MethodBase> MethodsOf(Type type) => _methods.Where(m => m.DeclaringType == type);

    private static IEnumerable<string> Names(IEnumerable<Type> types) => types
        .Where(t => t.DeclaringType is null && !t.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)).Select(t => t.Name);

    private void Enter(Type? type)
    {
        if (type is null || type.IsGenericParameter)
            return;
        Enter(type.HasElementType ? type.GetElementType() : null);
        foreach (var argument in type.IsGenericType ? type.GetGenericArguments() : [])
            Enter(argument);
        Enter(type.IsNested ? type.DeclaringType : null);
        if (type.HasElementType || !IsHere(type.Assembly) || !_types.Add(type))
            return;
        Enter(type.TypeInitializer);
        if (type.Assembly == _own)
            EnterWhole(type);
    }

    private void EnterWhole(Type type)
    {
        Enter(type.BaseType);
        foreach (var other in (IEnumerable<Type>)[.. type.GetNestedTypes(Declared), .. type.GetInterfaces(),
            .. type.GetFields(Declared).Select(f => f.FieldType)])
            Enter(other);
        foreach (var method in type.GetMembers(Declared).OfType<MethodBase>())
            Enter(method);
    }

    private void Enter(MethodBase? method)
    {
        if (method is null || !IsHere(method.Module.Assembly) || !_seen.Add((method.Module, method.MetadataToken)))
            return;
        _methods.Add(method);
        _open.Enqueue(method);
        Enter(method.DeclaringType);
        if (method is not ConstructorInfo { IsStatic: false })
            return;
        foreach (var own in method.DeclaringType!.GetMethods(Declared).Where(m => m.IsVirtual))
            Enter(own);
    }

    private void Walk(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
            return;
        foreach (var local in body.LocalVariables)
            Enter(local.LocalType);
        foreach (var token in Tokens(body.GetILAsByteArray()!))
        {
            var member = method.Module.ResolveMember(
                token, method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null,
                method.IsGenericMethod ? method.GetGenericArguments() : null)!;
            Enter(member as Type ?? member.DeclaringType);
            Enter((member as FieldInfo)?.FieldType);
            Enter(member as MethodBase);
            foreach (var argument in (member as MethodInfo)?.GetGenericArguments() ?? [])
                Enter(argument);
        }
    }

    private static bool IsHere(Assembly assembly) => assembly.GetName().Name!.StartsWith("Judba.", StringComparison.Ordinal);

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var k = 0; k < code.Length;)
        {
            var value = code[k++] is 0xFE and var prefix ? (short)(prefix << 8 | code[k++]) : (short)code[k - 1];
            var operand = OpCodeOf[value].OperandType;
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
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

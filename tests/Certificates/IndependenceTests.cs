using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Judba.Models.Bandwidth;
using Judba.Models.Problems;
using Judba.Solvers.Dual;
using Judba.Solvers.Exact;

namespace Judba.Certificates.Tests;

/// <summary>The verifier shares no code with the solver, nor with anything else here but what is listed.</summary>
public sealed class IndependenceTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodeOf = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => o.Value);

    [Fact]
    public void Verifier_EverythingItCanReach_IsItsOwn() => Assert.Equal(
        [
            nameof(Certificate), nameof(CertificateNode), nameof(CertificateNodeKind), nameof(CertificateTree), nameof(CertificateVerifier),
            nameof(Interval), nameof(IntervalSum), nameof(LeafBound), nameof(PointCost), nameof(Reading), nameof(VerificationResult),
        ],
        Reached(typeof(CertificateVerifier)).Order(StringComparer.Ordinal),
        StringComparer.Ordinal);

    // The walk sees what a body uses: the solver's reaches the kernels that the verifier must not share.
    [Fact]
    public void Solver_WhatItCanReach_IncludesItsKernels() =>
        Assert.ProperSuperset(
            new HashSet<string>([nameof(ExactSearch), nameof(IntervalBound), nameof(LatencyNewton)], StringComparer.Ordinal),
            Reached(typeof(ExactSolver)).ToHashSet(StringComparer.Ordinal));

    // Names of all types of the solvers' assembly that the type, its members or their bodies name, and so on from there.
    private static IEnumerable<string> Reached(Type start)
    {
        HashSet<Type> seen = [];
        Queue<Type> open = new();
        Enter(start);
        while (open.TryDequeue(out var type))
        {
            foreach (var named in Named(type))
                Enter(named);
        }

        return seen.Where(
            t => t.DeclaringType is null && !t.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)).Select(t => t.Name);

        void Enter(Type? type)
        {
            if (type is null)
                return;
            Enter(type.HasElementType ? type.GetElementType() : null);
            foreach (var argument in type.IsGenericType ? type.GetGenericArguments() : [])
                Enter(argument.IsGenericParameter ? null : argument);
            Enter(type.IsNested ? type.DeclaringType : null);
            if (type.Assembly == start.Assembly && !type.HasElementType && seen.Add(type))
                open.Enqueue(type);
        }
    }

    private static IEnumerable<Type?> Named(Type type)
    {
        yield return type.BaseType;
        foreach (var nested in type.GetNestedTypes(Declared))
            yield return nested;
        foreach (var face in type.GetInterfaces())
            yield return face;
        foreach (var field in type.GetFields(Declared))
            yield return field.FieldType;
        foreach (var method in type.GetMembers(Declared).OfType<MethodBase>())
        {
            yield return (method as MethodInfo)?.ReturnType;
            foreach (var parameter in method.GetParameters())
                yield return parameter.ParameterType;
            foreach (var used in Used(method))
                yield return used;
        }
    }

    private static IEnumerable<Type?> Used(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
            yield break;
        foreach (var local in body.LocalVariables)
            yield return local.LocalType;
        foreach (var token in Tokens(body.GetILAsByteArray()!))
        {
            var member = method.Module.ResolveMember(
                token, method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null,
                method.IsGenericMethod ? method.GetGenericArguments() : null);
            yield return member as Type ?? member!.DeclaringType;
            foreach (var argument in (member as MethodInfo)?.GetGenericArguments() ?? [])
                yield return argument;
        }
    }

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

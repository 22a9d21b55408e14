using System.Reflection.Metadata;

namespace Judba.Architecture.Tests;

/// <summary>
/// No operator of a tensor that passes a number to libtorch which nobody holds. <c>BannedSymbols.Torch.txt</c> bans them where they are
/// written as operators; its analyzer does not see <c>x += y</c>, which this test does.
/// </summary>
public sealed class TensorOperatorTests
{
    private const string Addition = "op_Addition";

    private static readonly string[] WithNumbers = ["op_Subtraction", "op_Multiply", "op_Division", "op_Modulus"];

    [Fact]
    public void Operators_InTheWholeProgram_PassNoNumberThatNobodyHolds() => Assert.Empty(MethodCalls.Callers(IsDangerous));

    // The walk sees operators: products of tensors are safe and in use.
    [Fact]
    public void Walk_OfTheProgram_FindsProductsOfTensors() => Assert.Contains(
        "AllocatorNetwork",
        MethodCalls.Callers(
            (metadata, method) => IsOfTensor(metadata, method)
                && string.Equals(MethodCalls.NameOf(metadata, method), "op_Multiply", StringComparison.Ordinal)),
        StringComparer.Ordinal);

    private static bool IsDangerous(MetadataReader metadata, EntityHandle method)
    {
        if (!IsOfTensor(metadata, method))
            return false;
        var name = MethodCalls.NameOf(metadata, method);
        return string.Equals(name, Addition, StringComparison.Ordinal)
            || (WithNumbers.Contains(name, StringComparer.Ordinal) && TakesANumber(metadata, method));
    }

    private static bool IsOfTensor(MetadataReader metadata, EntityHandle method)
    {
        if (method.Kind != HandleKind.MemberReference
            || metadata.GetMemberReference((MemberReferenceHandle)method).Parent is not { Kind: HandleKind.TypeReference } parent)
            return false;
        return string.Equals(
            metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name), "Tensor", StringComparison.Ordinal);
    }

    // Of an operator: header, number of parameters, what it returns, what it takes. A number is no class.
    private static bool TakesANumber(MetadataReader metadata, EntityHandle method)
    {
        var signature = metadata.GetBlobReader(metadata.GetMemberReference((MemberReferenceHandle)method).Signature);
        signature.ReadSignatureHeader();
        var types = 1 + signature.ReadCompressedInteger();
        for (var k = 0; k < types; k++)
        {
            if (signature.ReadSignatureTypeCode() != SignatureTypeCode.TypeHandle)
                return true;
            signature.ReadTypeHandle();
        }

        return false;
    }
}

using System.Buffers.Binary;
using System.Text;

namespace Judba.Torch;

/// <summary>Turns one version that a shared library demands of another into a wish: ELF's flag for weak version needs.</summary>
/// <remarks>
/// A library lists the symbol versions that it wants of others in the section <c>.gnu.version_r</c> (System V gABI, "Symbol
/// versioning" of the LSB): a chain of files, each with a chain of versions. The dynamic linker refuses a missing version unless its entry
/// carries VER_FLG_WEAK. Little-endian 64-bit files only, which is all that libtorch is built for.
/// </remarks>
internal static class WeakVersionNeed
{
    private const ushort WeakFlag = 2;
    private const uint VersionNeedSection = 0x6ffffffe;

    // Offsets in the file header, in a section header, in an entry for a file and in one for a version.
    private const int SectionTableAt = 0x28, SectionSizeAt = 0x3A, SectionCountAt = 0x3C, HeaderLength = 0x40;
    private const int TypeAt = 0x04, OffsetAt = 0x18, LinkAt = 0x28;
    private const int VersionCountAt = 2, FirstVersionAt = 8, NextFileAt = 12;
    private const int FlagsAt = 4, NameAt = 8, NextVersionAt = 12;

    /// <summary>Marks the need for <paramref name="version"/> as weak, in place.</summary>
    /// <param name="library">A whole ELF file.</param>
    /// <param name="version">The version's name, such as <c>GLIBCXX_3.4.32</c>.</param>
    /// <returns>Whether the file is ELF and needs that version.</returns>
    public static bool Mark(Span<byte> library, string version)
    {
        if (library.Length < HeaderLength || !library.StartsWith("\x7f"u8) || !library[1..].StartsWith("ELF\x02\x01"u8))
            return false;
        var table = (int)BinaryPrimitives.ReadUInt64LittleEndian(library[SectionTableAt..]);
        int size = Half(library, SectionSizeAt), count = Half(library, SectionCountAt);
        for (var k = 0; k < count; k++)
        {
            var section = library[(table + k * size)..];
            if (Word(section, TypeAt) != VersionNeedSection)
                continue;
            var names = library[(table + (int)Word(section, LinkAt) * size)..];
            return MarkIn(library, Offset(section), Offset(names), Encoding.ASCII.GetBytes(version + '\0'));
        }

        return false;
    }

    private static bool MarkIn(Span<byte> library, int needs, int names, ReadOnlySpan<byte> version)
    {
        for (var file = needs; ; file += (int)Word(library, file + NextFileAt))
        {
            var entry = file + (int)Word(library, file + FirstVersionAt);
            for (var left = Half(library, file + VersionCountAt); left > 0; left--)
            {
                if (library[(names + (int)Word(library, entry + NameAt))..].StartsWith(version))
                {
                    library[entry + FlagsAt] |= (byte)WeakFlag;
                    return true;
                }

                entry += (int)Word(library, entry + NextVersionAt);
            }

            if (Word(library, file + NextFileAt) == 0)
                return false;
        }
    }

    private static int Offset(ReadOnlySpan<byte> section) => (int)BinaryPrimitives.ReadUInt64LittleEndian(section[OffsetAt..]);

    private static uint Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static ushort Half(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);
}

using System.Runtime.InteropServices;

namespace Judba.Solvers.OrTools.Tests.Conic;

/// <summary>SCIP by its own library, which the OR-Tools package brings: a reader and solver of files that shares nothing with us.</summary>
internal static unsafe class NativeScip
{
    /// <summary>Where the library lies beside this assembly; the version is that of OR-Tools 9.15.</summary>
    public static string Library { get; } = Path.Combine(AppContext.BaseDirectory, "libscip.so.10.0");

    /// <summary>Reads a file and solves it to optimality; returns the optimum, or the status where there is none.</summary>
    public static (double Primal, double Dual) Solve(string file, double gap, double seconds)
    {
        var library = NativeLibrary.Load(Library);
        nint scip = 0;
        Check(((delegate* unmanaged[Cdecl]<nint*, int>)NativeLibrary.GetExport(library, "SCIPcreate"))(&scip));
        try
        {
            Check(((delegate* unmanaged[Cdecl]<nint, int>)NativeLibrary.GetExport(library, "SCIPincludeDefaultPlugins"))(scip));
            ((delegate* unmanaged[Cdecl]<nint, int, void>)NativeLibrary.GetExport(library, "SCIPsetMessagehdlrQuiet"))(scip, 1);
            SetReal(library, scip, "limits/gap", gap);
            SetReal(library, scip, "limits/time", seconds);
            SetReal(library, scip, "numerics/feastol", 1e-8);
            var path = Marshal.StringToCoTaskMemUTF8(file);
            Check(((delegate* unmanaged[Cdecl]<nint, nint, nint, int>)NativeLibrary.GetExport(library, "SCIPreadProb"))(scip, path, 0));
            Marshal.FreeCoTaskMem(path);
            Check(((delegate* unmanaged[Cdecl]<nint, int>)NativeLibrary.GetExport(library, "SCIPsolve"))(scip));
            return (
                ((delegate* unmanaged[Cdecl]<nint, double>)NativeLibrary.GetExport(library, "SCIPgetPrimalbound"))(scip),
                ((delegate* unmanaged[Cdecl]<nint, double>)NativeLibrary.GetExport(library, "SCIPgetDualbound"))(scip));
        }
        finally
        {
            Check(((delegate* unmanaged[Cdecl]<nint*, int>)NativeLibrary.GetExport(library, "SCIPfree"))(&scip));
        }
    }

    private static void SetReal(nint library, nint scip, string name, double value)
    {
        var text = Marshal.StringToCoTaskMemUTF8(name);
        Check(
            ((delegate* unmanaged[Cdecl]<nint, nint, double, int>)NativeLibrary.GetExport(library, "SCIPsetRealParam"))(scip, text, value));
        Marshal.FreeCoTaskMem(text);
    }

    // SCIP_OKAY is 1.
    private static void Check(int code) => Assert.Equal(1, code);
}

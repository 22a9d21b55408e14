namespace Judba.Solvers.OrTools;

/// <summary>MILP engines that OR-Tools can load.</summary>
public enum MinlpEngine
{
    /// <summary>SCIP, in the package. The default: silent, exact parameters, can be interrupted.</summary>
    Scip,

    /// <summary>HiGHS, in the package. Writes a line to standard output for each solve and cannot be interrupted.</summary>
    Highs,

    /// <summary>CBC, in the package. Cannot be interrupted.</summary>
    Cbc,

    /// <summary>CP-SAT, in the package, which scales every number to integers. For small problems.</summary>
    Sat,

    /// <summary>Gurobi, where it is installed with a licence.</summary>
    Gurobi,

    /// <summary>CPLEX, where it is installed with a licence.</summary>
    Cplex,

    /// <summary>Xpress, where it is installed with a licence.</summary>
    Xpress,
}

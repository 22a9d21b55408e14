// Signatures alone, one file because there is nothing to read in them: what GurobiRun calls, as Gurobi 12's reference manual has it.
namespace Gurobi;

public static class GRB
{
    public const char CONTINUOUS = 'C';
    public const char BINARY = 'B';
    public const char LESS_EQUAL = '<';
    public const char GREATER_EQUAL = '>';
    public const double INFINITY = 1e100;

    public enum IntParam
    {
        OutputFlag,
        Threads,
        Seed,
    }

    public enum DoubleParam
    {
        TimeLimit,
        MIPGap,
        FeasibilityTol,
        IntFeasTol,
        OptimalityTol,
    }

    public enum IntAttr
    {
        Status,
        SolCount,
    }

    public enum DoubleAttr
    {
        ObjBound,
        ObjCon,
        NodeCount,
        X,
        Start,
    }

    public static class Status
    {
        public const int OPTIMAL = 2;
        public const int INFEASIBLE = 3;
        public const int TIME_LIMIT = 9;
        public const int INTERRUPTED = 11;
        public const int NUMERIC = 12;
        public const int SUBOPTIMAL = 13;
    }
}

public class GRBEnv : IDisposable
{
    public GRBEnv(bool empty) => throw null!;

    public void Set(GRB.IntParam param, int newvalue) => throw null!;

    public void Start() => throw null!;

    public void Dispose() => throw null!;
}

public class GRBModel : IDisposable
{
    public GRBModel(GRBEnv env) => throw null!;

    public GRBVar AddVar(double lb, double ub, double obj, char type, string name) => throw null!;

    public GRBConstr AddConstr(GRBLinExpr lhsExpr, char sense, GRBLinExpr rhsExpr, string name) => throw null!;

    public GRBQConstr AddQConstr(GRBQuadExpr lhsExpr, char sense, GRBQuadExpr rhsExpr, string name) => throw null!;

    public int Get(GRB.IntAttr attr) => throw null!;

    public double Get(GRB.DoubleAttr attr) => throw null!;

    public void Set(GRB.DoubleAttr attr, double newvalue) => throw null!;

    public void Set(GRB.IntParam param, int newvalue) => throw null!;

    public void Set(GRB.DoubleParam param, double newvalue) => throw null!;

    public void Optimize() => throw null!;

    public void Terminate() => throw null!;

    public void Dispose() => throw null!;
}

public class GRBVar
{
    private GRBVar() => throw null!;

    public double Get(GRB.DoubleAttr attr) => throw null!;

    public void Set(GRB.DoubleAttr attr, double newvalue) => throw null!;
}

public class GRBConstr
{
    private GRBConstr() => throw null!;
}

public class GRBQConstr
{
    private GRBQConstr() => throw null!;
}

public class GRBLinExpr
{
    public GRBLinExpr() => throw null!;

    public GRBLinExpr(double a) => throw null!;

    public void AddTerm(double coeff, GRBVar var) => throw null!;
}

public class GRBQuadExpr
{
    public GRBQuadExpr() => throw null!;

    public GRBQuadExpr(double a) => throw null!;

    public void AddTerm(double coeff, GRBVar var1, GRBVar var2) => throw null!;
}

public class GRBException : Exception
{
    private GRBException() => throw null!;

    public int ErrorCode => throw null!;
}

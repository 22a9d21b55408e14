// A stand-in with the vendor's names: it records a model and answers what a test says. One file, like the signatures that it repeats.
using System.Globalization;
using System.Text;

// The stand-in must bear the vendor's namespace.
#pragma warning disable IDE0130
namespace Gurobi;
#pragma warning restore IDE0130

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
    public GRBEnv(bool empty) => Assert.True(empty);

    public void Set(GRB.IntParam param, int newvalue) => Assert.Equal((GRB.IntParam.OutputFlag, 0), (param, newvalue));

    public void Start() => GRBModel.Script.Value!.OnStart();

    public void Dispose()
    {
    }
}

public class GRBModel : IDisposable
{
    private readonly List<GRBVar> _variables = [];
    private readonly StringBuilder _rows = new();
    private double _constant;

    public GRBModel(GRBEnv env) => Script.Value!.Model = this;

    internal static AsyncLocal<Judba.Solvers.Gurobi.Tests.Script?> Script { get; } = new();

    internal Dictionary<string, double> Parameters { get; } = new(StringComparer.Ordinal);

    internal bool IsTerminated { get; private set; }

    public GRBVar AddVar(double lb, double ub, double obj, char type, string name)
    {
        Assert.Equal(0, lb);
        var variable = new GRBVar(ub, obj, type, name, _variables.Count);
        _variables.Add(variable);
        return variable;
    }

    public GRBConstr AddConstr(GRBLinExpr lhsExpr, char sense, GRBLinExpr rhsExpr, string name)
    {
        Assert.Equal(GRB.GREATER_EQUAL, sense);
        _rows.Append(CultureInfo.InvariantCulture, $" {name}: {string.Join(' ', lhsExpr.Terms)} >= {rhsExpr.Constant:R}\n");
        return new();
    }

    public GRBQConstr AddQConstr(GRBQuadExpr lhsExpr, char sense, GRBQuadExpr rhsExpr, string name)
    {
        Assert.Equal((GRB.LESS_EQUAL, 0.0), (sense, rhsExpr.Constant));
        var ((weight, z, same), (minus, x, y)) = (lhsExpr.Terms[0], lhsExpr.Terms[1]);
        Assert.Equal((-1, z), (minus, same));
        _rows.Append(CultureInfo.InvariantCulture, $" {name}: [ {weight:R} {z} * {same} - {x} * {y} ] <= 0\n");
        return new();
    }

    public int Get(GRB.IntAttr attr) => attr == GRB.IntAttr.Status ? Script.Value!.Status : Script.Value!.Point.Length > 0 ? 1 : 0;

    public double Get(GRB.DoubleAttr attr) => attr switch
    {
        GRB.DoubleAttr.ObjBound => Script.Value!.Bound,
        GRB.DoubleAttr.NodeCount => Script.Value!.Nodes,
        _ => throw new ArgumentOutOfRangeException(nameof(attr), attr, "not asked for in a test"),
    };

    public void Set(GRB.DoubleAttr attr, double newvalue)
    {
        Assert.Equal(GRB.DoubleAttr.ObjCon, attr);
        _constant = newvalue;
    }

    public void Set(GRB.IntParam param, int newvalue) => Parameters.Add(param.ToString(), newvalue);

    public void Set(GRB.DoubleParam param, double newvalue) => Parameters.Add(param.ToString(), newvalue);

    public void Optimize() => Script.Value!.OnOptimize();

    public void Terminate() => IsTerminated = true;

    public void Dispose()
    {
    }

    /// <summary>The model as an LP file without its comment and its line breaks within rows.</summary>
    internal string ToLp()
    {
        var text = new StringBuilder("Minimize\n obj:");
        foreach (var v in _variables.Where(v => v.Cost != 0))
            text.Append(' ').Append(GRBLinExpr.Term(v.Cost, v));
        text.Append(
            CultureInfo.InvariantCulture,
            $" {(_constant < 0 ? '-' : '+')} {Math.Abs(_constant):R} one\nSubject To\n{_rows}Bounds\n one = 1\n");
        foreach (var v in _variables.Where(v => v.Type == GRB.CONTINUOUS && v.Upper < GRB.INFINITY))
            text.Append(CultureInfo.InvariantCulture, $" {v.Name} <= {v.Upper:R}\n");
        text.Append("Binaries\n");
        foreach (var v in _variables.Where(v => v.Type == GRB.BINARY))
            text.Append(' ').Append(v.Name);
        return text.Append("\nEnd\n").ToString();
    }
}

public class GRBVar
{
    internal GRBVar(double upper, double cost, char type, string name, int index) =>
        (Upper, Cost, Type, Name, Index) = (upper, cost, type, name, index);

    internal double Upper { get; }

    internal double Cost { get; }

    internal char Type { get; }

    internal string Name { get; }

    internal int Index { get; }

    public double Get(GRB.DoubleAttr attr)
    {
        Assert.Equal(GRB.DoubleAttr.X, attr);
        return GRBModel.Script.Value!.Point[Index];
    }

    public void Set(GRB.DoubleAttr attr, double newvalue) => Assert.Equal(GRB.DoubleAttr.Start, attr);

    public override string ToString() => Name;
}

public class GRBConstr
{
    internal GRBConstr()
    {
    }
}

public class GRBQConstr
{
    internal GRBQConstr()
    {
    }
}

public class GRBLinExpr
{
    public GRBLinExpr()
    {
    }

    public GRBLinExpr(double a) => Constant = a;

    internal double Constant { get; }

    internal List<string> Terms { get; } = [];

    public void AddTerm(double coeff, GRBVar var)
    {
        if (coeff != 0)
            Terms.Add(Term(coeff, var));
    }

    internal static string Term(double coeff, GRBVar var) => string.Create(
        CultureInfo.InvariantCulture, $"{(coeff < 0 ? '-' : '+')} {Math.Abs(coeff):R} {var.Name}");
}

public class GRBQuadExpr
{
    public GRBQuadExpr()
    {
    }

    public GRBQuadExpr(double a) => Constant = a;

    internal double Constant { get; }

    internal List<(double Coefficient, GRBVar First, GRBVar Second)> Terms { get; } = [];

    public void AddTerm(double coeff, GRBVar var1, GRBVar var2) => Terms.Add((coeff, var1, var2));
}

public class GRBException : Exception
{
    internal GRBException(int code, string message)
        : base(message) => ErrorCode = code;

    public int ErrorCode { get; }
}

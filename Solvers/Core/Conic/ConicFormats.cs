using System.Globalization;
using System.Text;
using Judba.Models.Numerics;

namespace Judba.Solvers.Conic;

/// <summary>The text formats in which other solvers read a <see cref="ConicForm"/>.</summary>
/// <remarks>
/// The constant K stands on a variable <c>one</c> fixed at 1 in LP and MPS, whose readers do not agree on constants; CBF has a place for
/// it.
/// Numbers are written so that they read back as the same doubles.
/// </remarks>
public static class ConicFormats
{
    private const string One = "one";

    // Readers of LP files give up at lines of 510 characters or a little more, some at lines of 255 bytes.
    private const int LongestLine = 120;

    /// <summary>LP, the format of CPLEX, with quadratic constraints b z² − x y ≤ 0, for SCIP, Gurobi, CPLEX, Xpress, COPT.</summary>
    /// <remarks>z * z instead of z ^ 2, whose blanks some readers demand and others refuse.</remarks>
    public static void WriteLp(ConicForm form, TextWriter output)
    {
        Guard.NotNull(form);
        Guard.NotNull(output);
        output.Write($"{Comment('\\', form)}\nMinimize\n");
        var objective = form.Variables.Where(v => v.Cost != 0).Select(v => Term(v.Cost, v.Name)).ToList();
        Wrap(output, " obj:", [.. objective, Term(form.Constant, One)]);
        output.Write("Subject To\n");
        foreach (var row in form.Rows)
            Wrap(
                output, $" {row.Name}:",
                [.. row.Terms.Where(t => t.Coefficient != 0).Select(t => Term(t.Coefficient, form.Variables[t.Variable].Name)),
                    $">= {Number(row.Least)}"]);
        foreach (var cone in form.Cones)
        {
            output.Write(
                $" {cone.Name}: [ {Number(cone.Weight)} {form.Variables[cone.Z].Name} * {form.Variables[cone.Z].Name} - "
                    + $"{form.Variables[cone.X].Name} * {form.Variables[cone.Y].Name} ] <= 0\n");
        }

        output.Write($"Bounds\n {One} = 1\n");
        foreach (var variable in form.Variables.Where(v => !v.IsBinary && double.IsFinite(v.Upper)))
            output.Write($" {variable.Name} <= {Number(variable.Upper)}\n");
        output.Write("Binaries\n");
        Wrap(output, "", [.. form.Variables.Where(v => v.IsBinary).Select(v => v.Name)]);
        output.Write("End\n");
    }

    /// <summary>
    /// MPS, free format, cones as QCMATRIX (both halves of the symmetric matrix), for SCIP, Gurobi, CPLEX; linear ones for all.
    /// </summary>
    public static void WriteMps(ConicForm form, TextWriter output)
    {
        Guard.NotNull(form);
        Guard.NotNull(output);
        output.Write($"{Comment('*', form)}\nNAME judba\nROWS\n N obj\n");
        foreach (var row in form.Rows)
            output.Write($" G {row.Name}\n");
        foreach (var cone in form.Cones)
            output.Write($" L {cone.Name}\n");
        var columns = form.Variables.Select(v => new List<(string Row, double Value)> { ("obj", v.Cost) }).ToList();
        foreach (var row in form.Rows)
        {
            foreach (var (variable, coefficient) in row.Terms)
                columns[variable].Add((row.Name, coefficient));
        }

        output.Write("COLUMNS\n");
        foreach (var isBinary in (bool[])[true, false])
        {
            // A name, then the two words.
            output.Write(isBinary ? " MARKER0 'MARKER' 'INTORG'\n" : " MARKER1 'MARKER' 'INTEND'\n");
            for (var j = 0; j < columns.Count; j++)
            {
                if (form.Variables[j].IsBinary != isBinary)
                    continue;
                // The objective's entry stays even at 0, so that every column is there.
                foreach (var (row, value) in columns[j].Where((entry, k) => k == 0 || entry.Value != 0))
                    output.Write($" {form.Variables[j].Name} {row} {Number(value)}\n");
            }
        }

        output.Write($" {One} obj {Number(form.Constant)}\nRHS\n");
        foreach (var row in form.Rows.Where(r => r.Least != 0))
            output.Write($" RHS {row.Name} {Number(row.Least)}\n");
        output.Write($"BOUNDS\n FX BND {One} 1\n");
        foreach (var variable in form.Variables)
        {
            if (variable.IsBinary)
                output.Write($" BV BND {variable.Name}\n");
            else if (double.IsFinite(variable.Upper))
                output.Write($" UP BND {variable.Name} {Number(variable.Upper)}\n");
        }

        foreach (var cone in form.Cones)
        {
            string x = form.Variables[cone.X].Name, y = form.Variables[cone.Y].Name, z = form.Variables[cone.Z].Name;
            output.Write($"QCMATRIX {cone.Name}\n {z} {z} {Number(cone.Weight)}\n {x} {y} -0.5\n {y} {x} -0.5\n");
        }

        output.Write("ENDATA\n");
    }

    /// <summary>CBF version 1, the conic benchmark format, cones as QR (2 x y ≥ z²), for MOSEK, COPT, Pajarito and others.</summary>
    public static void WriteCbf(ConicForm form, TextWriter output)
    {
        Guard.NotNull(form);
        Guard.NotNull(output);
        // Upper bounds are rows: u − x ≥ 0.
        var bounded = Enumerable.Range(0, form.Variables.Length).Where(j => double.IsFinite(form.Variables[j].Upper)).ToList();
        var entries = new List<(int Row, int Column, double Value)>();
        var offsets = new List<(int Row, double Value)>();
        for (var k = 0; k < form.Rows.Length; k++)
        {
            entries.AddRange(form.Rows[k].Terms.Where(t => t.Coefficient != 0).Select(t => (k, t.Variable, t.Coefficient)));
            offsets.Add((k, -form.Rows[k].Least));
        }

        foreach (var j in bounded)
        {
            entries.Add((offsets.Count, j, -1));
            offsets.Add((offsets.Count, form.Variables[j].Upper));
        }

        var linear = offsets.Count;
        for (var k = 0; k < form.Cones.Length; k++)
        {
            var (cone, row) = (form.Cones[k], linear + 3 * k);
            entries.Add((row, cone.X, 1));
            entries.Add((row + 1, cone.Y, 1));
            entries.Add((row + 2, cone.Z, Math.Sqrt(2 * cone.Weight)));
        }

        var whole = Enumerable.Range(0, form.Variables.Length).Where(j => form.Variables[j].IsBinary).ToList();
        var costs = Enumerable.Range(0, form.Variables.Length).Where(j => form.Variables[j].Cost != 0).ToList();
        output.Write(
            $"{Comment('#', form)}\nVER\n1\n\nOBJSENSE\nMIN\n\nVAR\n{form.Variables.Length} 1\nL+ "
            + $"{form.Variables.Length}\n\nINT\n{whole.Count}\n");
        foreach (var j in whole)
            output.Write($"{j}\n");
        output.Write($"\nCON\n{linear + 3 * form.Cones.Length} {1 + form.Cones.Length}\nL+ {linear}\n");
        foreach (var _ in form.Cones)
            output.Write("QR 3\n");
        output.Write($"\nOBJACOORD\n{costs.Count}\n");
        foreach (var j in costs)
            output.Write($"{j} {Number(form.Variables[j].Cost)}\n");
        output.Write($"\nOBJBCOORD\n{Number(form.Constant)}\n\nACOORD\n{entries.Count}\n");
        foreach (var (row, column, value) in entries)
            output.Write($"{row} {column} {Number(value)}\n");
        var present = offsets.Where(o => o.Value != 0).ToList();
        output.Write($"\nBCOORD\n{present.Count}\n");
        foreach (var (row, value) in present)
            output.Write($"{row} {Number(value)}\n");
    }

    // A comment ends with its line, and is no longer than any other: a name may be cut.
    private static string Comment(char mark, ConicForm form)
    {
        var start = $"{mark} JUDBA, ";
        var end = string.Create(
            CultureInfo.InvariantCulture, $": {form.Variables.Length} variables, {form.Rows.Length} rows, {form.Cones.Length} cones");
        var room = LongestLine - start.Length - end.Length;
        var name = string.Concat(form.Name.Select(c => char.IsControl(c) ? ' ' : c));
        if (Encoding.UTF8.GetByteCount(name) <= room)
            return start + name + end;
        const string Cut = "...";
        var kept = new StringBuilder();
        room -= Cut.Length;
        foreach (var rune in name.EnumerateRunes().TakeWhile(r => (room -= r.Utf8SequenceLength) >= 0))
            kept.Append(rune);
        return start + kept + Cut + end;
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Term(double coefficient, string name) =>
        $"{(coefficient < 0 ? '-' : '+')} {Number(Math.Abs(coefficient))} {name}";

    private static void Wrap(TextWriter output, string head, IReadOnlyList<string> words)
    {
        output.Write(head);
        var length = head.Length;
        foreach (var word in words)
        {
            if (length + word.Length >= LongestLine)
            {
                output.Write("\n ");
                length = 1;
            }

            output.Write(' ');
            output.Write(word);
            length += word.Length + 1;
        }

        output.Write('\n');
    }
}

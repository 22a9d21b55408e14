using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Judba.Models.Numerics;
using Judba.Models.Problems;
using Judba.Models.Scenarios;

namespace Judba.Models.Files;

/// <summary>The formats <c>judba-problem/1</c> (canonical) and <c>judba-instance/1</c> (physical), read strictly.</summary>
public static class InstanceFile
{
    /// <summary>Schema name of canonical problems.</summary>
    public const string ProblemSchema = "judba-problem/1";

    /// <summary>Schema name of physical instances.</summary>
    public const string InstanceSchemaName = "judba-instance/1";

    private static readonly string[] ProblemFields =
    [
        "schema", "name", .. Problem.ScalarQuantities.Select(q => q.Name), .. Problem.DeviceQuantities.Select(q => q.Name),
    ];

    private static readonly string[] InstanceFields = ["schema", "name", "system", "devices"];
    private static readonly string[] SystemFields = [.. SystemParameters.Fields.Select(f => f.Quantity.Name)];
    private static readonly string[] DeviceFields = [.. Device.Fields.Select(f => f.Quantity.Name)];
    private static readonly int RequiredDeviceFields = Device.Fields.Count(f => !f.IsOptional);

    /// <summary>Reads a file of either format.</summary>
    /// <exception cref="InputException">The file is not exactly what a format says.</exception>
    public static LoadedInstance Read(string path) => StrictJson.Read(path, root => Instance(path, root));

    /// <summary>Reads the text of a file of either format.</summary>
    /// <param name="source">What messages call it.</param>
    /// <param name="json">The text, UTF-8.</param>
    /// <exception cref="InputException">The text is not exactly what a format says.</exception>
    public static LoadedInstance Read(string source, ReadOnlyMemory<byte> json) =>
        StrictJson.Read(source, json, root => Instance(source, root));

    private static LoadedInstance Instance(string source, StrictJson root)
    {
        root.RequireSchema(ProblemSchema, InstanceSchemaName);
        try
        {
            if (string.Equals(root.Peek("schema"), InstanceSchemaName, StringComparison.Ordinal))
            {
                var scenario = ReadScenario(root);
                return new LoadedInstance(scenario.ToProblem(), scenario);
            }

            return new LoadedInstance(ReadProblem(root), null);
        }
        catch (ArgumentException e)
        {
            // Refused by a constructor: a rule between fields, or a derived number out of range.
            throw new InputException($"{source}: {e.Message.Split(" (Parameter", 2)[0].Split('\n', 2)[0]}", e);
        }
    }

    /// <summary>A canonical problem as a file of <c>judba-problem/1</c>, UTF-8.</summary>
    public static byte[] ToJson(Problem problem)
    {
        Guard.NotNull(problem);
        return Json(writer =>
        {
            writer.WriteString("schema", ProblemSchema);
            writer.WriteString("name", problem.Name);
            double[] scalars = [problem.LatencyWeight, problem.Constant, problem.MinUploaders];
            for (var k = 0; k < scalars.Length; k++)
                writer.WriteNumber(Problem.ScalarQuantities[k].Name, scalars[k]);
            for (var k = 0; k < Problem.DeviceQuantities.Count; k++)
            {
                var values = k switch
                {
                    0 => problem.ComputeLatency,
                    1 => problem.TransmitTime,
                    2 => problem.UploadCost,
                    3 => problem.TransmitEnergyWeight,
                    _ => problem.TuningSaving,
                };
                writer.WritePropertyName(Problem.DeviceQuantities[k].Name);
                WriteOnOneLine(writer, values, static (line, numbers) =>
                {
                    line.WriteStartArray();
                    foreach (var number in numbers)
                        line.WriteNumberValue(number);
                    line.WriteEndArray();
                });
            }
        });
    }

    /// <summary>A physical scenario as a file of <c>judba-instance/1</c>, UTF-8, nothing implied.</summary>
    public static byte[] ToJson(Scenario scenario)
    {
        Guard.NotNull(scenario);
        return Json(writer =>
        {
            writer.WriteString("schema", InstanceSchemaName);
            writer.WriteString("name", scenario.Name);
            writer.WriteStartObject("system");
            foreach (var field in SystemParameters.Fields)
                writer.WriteNumber(field.Quantity.Name, field.Get(scenario.System));
            writer.WriteEndObject();
            writer.WriteStartArray("devices");
            Device[] one = new Device[1];
            foreach (var device in scenario.Devices)
            {
                one[0] = device;
                WriteOnOneLine(writer, (ReadOnlySpan<Device>)one, static (line, devices) =>
                {
                    line.WriteStartObject();
                    foreach (var field in Device.Fields)
                    {
                        if (field.Get(devices[0]) is var value && !(field.IsOptional && double.IsNaN(value)))
                            line.WriteNumber(field.Quantity.Name, value);
                    }

                    line.WriteEndObject();
                });
            }

            writer.WriteEndArray();
        });
    }

    private static Problem ReadProblem(StrictJson root)
    {
        var members = root.Members(ProblemFields, ProblemFields.Length - 1);
        var name = members[1]!.Value.Name();
        const int FirstScalar = 2, FirstArray = 5;
        double Scalar(int k) => members[FirstScalar + k]!.Value.Number(Problem.ScalarQuantities[k]);
        var a = members[FirstArray]!.Value.Numbers(Problem.DeviceQuantities[0]);
        if (a.Length == 0)
            throw members[FirstArray]!.Value.Refuse("an array with one number per device, one device or more");
        ImmutableArray<double> Array(int k) =>
            ImmutableArray.Create(members[FirstArray + k]!.Value.Numbers(Problem.DeviceQuantities[k], a.Length));
        return new Problem(
            name, Scalar(0), Scalar(1), ImmutableArray.Create(a), Array(1), Array(2), Array(3), (int)Scalar(2),
            members[^1] is null ? null : Array(4));
    }

    private static Scenario ReadScenario(StrictJson root)
    {
        var members = root.Members(InstanceFields, InstanceFields.Length);
        var name = members[1]!.Value.Name();
        var system = Fold(
            members[2]!.Value.Members(SystemFields, SystemFields.Length), SystemParameters.Fields, SystemParameters.Smallest);
        var items = members[3]!.Value.Items();
        if (items.Count == 0)
            throw members[3]!.Value.Refuse("an array with one device or more");
        var devices = ImmutableArray.CreateBuilder<Device>(items.Count);
        foreach (var item in items)
            devices.Add(Fold(item.Members(DeviceFields, RequiredDeviceFields), Device.Fields, Device.Smallest));
        return new Scenario(name, system, devices.MoveToImmutable());
    }

    private static T Fold<T>(StrictJson?[] members, IReadOnlyList<Field<T>> fields, T blank)
    {
        for (var k = 0; k < fields.Count; k++)
        {
            if (members[k] is { } member)
                blank = fields[k].With(blank, member.Number(fields[k].Quantity));
        }

        return blank;
    }

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private delegate void Line<T>(Utf8JsonWriter line, ReadOnlySpan<T> content);

    private static void WriteOnOneLine<T>(Utf8JsonWriter writer, ReadOnlySpan<T> content, Line<T> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var line = new Utf8JsonWriter(buffer))
            write(line, content);
        writer.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
    }
}

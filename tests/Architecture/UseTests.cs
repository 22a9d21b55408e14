namespace Judba.Architecture.Tests;

/// <summary>The rules see what is hidden in code that the compiler moves elsewhere.</summary>
public sealed class UseTests
{
    private static readonly IReadOnlyList<Use> Own = Product.Read(typeof(UseTests).Assembly);

    /// <summary>Types that use <see cref="Target"/>.</summary>
    public static TheoryData<string> Users =>
        [nameof(InSignature), nameof(InBody), nameof(InLambda), nameof(InIterator), nameof(InTask), nameof(InTypeArgument)];

    [Theory]
    [MemberData(nameof(Users))]
    public void Read_Use_IsFoundWhereverItStands(string user) => Assert.Contains(
        Own, u => IsNamed(u.FromType, user) && IsNamed(u.ToType, nameof(Target)));

    [Fact]
    public void Read_NoUse_IsNotFound() => Assert.DoesNotContain(
        Own, u => IsNamed(u.FromType, nameof(Stranger)) && IsNamed(u.ToType, nameof(Target)));

    private static bool IsNamed(string type, string name) => type.Contains(name, StringComparison.Ordinal);

    private sealed class Target
    {
        public static int Number() => Environment.ProcessId;
    }

    private static class InSignature
    {
        public static void Take(Target taken) => GC.KeepAlive(taken);
    }

    private static class InBody
    {
        public static int Number() => Target.Number();
    }

    private static class InLambda
    {
        public static Func<int, int> Adder() => x => x + Target.Number();
    }

    private static class InIterator
    {
        public static IEnumerable<int> Numbers()
        {
            yield return Target.Number();
        }
    }

    private static class InTask
    {
        public static async Task<int> Number()
        {
            await Task.Yield();
            return Target.Number();
        }
    }

    private static class InTypeArgument
    {
        public static int Count() => new List<Target>().Count;
    }

    private static class Stranger
    {
        public static int Number() => Environment.ProcessId;
    }
}

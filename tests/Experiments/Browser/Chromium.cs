using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Judba.Experiments.Tests.Support;

namespace Judba.Experiments.Tests.Browser;

/// <summary>A headless Chromium with one page, driven over its DevTools protocol.</summary>
/// <remarks>Commands are sent and answered one at a time; events that arrive meanwhile are kept in <see cref="Events"/>.</remarks>
internal sealed class Chromium : IAsyncDisposable
{
    /// <summary>What it is called on different systems.</summary>
    public static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private const string Sign = "DevTools listening on ws://";

    // Guards against a browser that hangs. It is far away, because the machine may be busy.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    private readonly TemporaryFolder _profile = new();
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _patience = new(Patience);
    private readonly Process _process;
    private int _last;

    private Chromium(Process process) => _process = process;

    /// <summary>The program; null where there is none.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>Every event so far, in order.</summary>
    public List<JsonNode> Events { get; } = [];

    /// <summary>Starts a browser and opens its page.</summary>
    public static async Task<Chromium> Start()
    {
        var process = new Process { StartInfo = new ProcessStartInfo(Program!) { RedirectStandardError = true, UseShellExecute = false } };
        var it = new Chromium(process);
        string[] options =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--remote-debugging-port=0",
            $"--user-data-dir={it._profile.Folder}",
        ];
        foreach (var option in options)
            process.StartInfo.ArgumentList.Add(option);
        process.Start();
        var host = await it.Host();
        _ = process.StandardError.ReadToEndAsync();
        using var http = new HttpClient();
        using var opened = await http.PutAsync(new Uri($"http://{host}/json/new?about:blank"), content: null, it._patience.Token);
        var page = await opened.Content.ReadFromJsonAsync<JsonNode>(it._patience.Token);
        await it._socket.ConnectAsync(new Uri(page!["webSocketDebuggerUrl"]!.GetValue<string>()), it._patience.Token);
        foreach (var domain in (string[])["Page", "Runtime", "Log", "Network"])
            await it.Send($"{domain}.enable");
        return it;
    }

    /// <summary>Opens a file and waits until its script is done.</summary>
    public async Task Open(string path)
    {
        await Send("Page.navigate", new() { ["url"] = new Uri(path).AbsoluteUri });
        while (!string.Equals(await Evaluate<string>("document.documentElement?.dataset.ready ?? ''"), "true", StringComparison.Ordinal))
            await Task.Delay(50, _patience.Token);
    }

    /// <summary>The value of an expression in the page.</summary>
    public async Task<T> Evaluate<T>(string expression)
    {
        var answer = await Send("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true });
        Assert.True(answer["exceptionDetails"] is null, answer.ToJsonString());
        return answer["result"]!["value"].Deserialize<T>()!;
    }

    /// <summary>Presses and lets go of a key, as a user does.</summary>
    public async Task Press(string key, string text = "")
    {
        await Send(
            "Input.dispatchKeyEvent",
            new()
            {
                ["type"] = text.Length > 0 ? "keyDown" : "rawKeyDown",
                ["key"] = key,
                ["code"] = key,
                ["text"] = text,
                ["windowsVirtualKeyCode"] = Code(key)
            });
        await Send(
            "Input.dispatchKeyEvent", new() { ["type"] = "keyUp", ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = Code(key) });
    }

    /// <summary>Sends a command and returns its result.</summary>
    public async Task<JsonNode> Send(string method, JsonObject? parameters = null)
    {
        var id = ++_last;
        JsonObject command = new() { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        await _socket.SendAsync(
            JsonSerializer.SerializeToUtf8Bytes(command), WebSocketMessageType.Text, endOfMessage: true, _patience.Token);
        while (true)
        {
            var message = await Receive();
            if (message["id"]?.GetValue<int>() != id)
            {
                Events.Add(message);
                continue;
            }

            Assert.True(message["error"] is null, $"{method}: {message.ToJsonString()}");
            return message["result"]!;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _patience.Dispose();
        _profile.Dispose();
    }

    private static int Code(string key) => key switch
    {
        "Enter" => 13,
        "Tab" => 9,
        _ => 0,
    };

    private async Task<string> Host()
    {
        while (await _process.StandardError.ReadLineAsync(_patience.Token) is { } line)
        {
            if (line.Contains(Sign, StringComparison.Ordinal))
                return line[(line.IndexOf(Sign, StringComparison.Ordinal) + Sign.Length)..].Split('/')[0];
        }

        throw new InvalidOperationException($"{Program} ended before it listened.");
    }

    private async Task<JsonNode> Receive()
    {
        using var message = new MemoryStream();
        var buffer = new byte[65536];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, _patience.Token);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        message.Position = 0;
        return JsonNode.Parse(message)!;
    }
}

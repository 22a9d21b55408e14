using System.CommandLine;
using Judba.Experiments.Text;
using Judba.Learning.Data;
using Judba.Torch;
using TorchSharp;

namespace Judba.Experiments.Cli;

/// <summary>Options of every command that trains networks.</summary>
/// <param name="isSingle">Whether one network alone is trained, so that there is nothing to run side by side.</param>
internal sealed class StudyOptions(bool isSingle = false)
{
    private readonly Option<string?> _data = new("--data")
    {
        Description = "Folder of IDX files, or with a folder of pictures for each class; without it, the embedded subset of Fashion-MNIST",
        HelpName = "folder",
    };

    private readonly Option<string> _device = SharedOptions.Word("--device", "Where networks are computed", "auto", "cpu", "cuda", "auto");
    private readonly Option<int> _threads = SharedOptions.Whole(
        "--threads", "Networks trained at a time, each on one thread", Environment.ProcessorCount, 1, 4096);

    private readonly Option<int> _seed = SharedOptions.Seed();

    /// <summary>Seed of the first run.</summary>
    public int Seed(ParseResult parsed) => parsed.GetValue(_seed);

    /// <summary>Networks at a time; the results do not depend on it.</summary>
    public int Threads(ParseResult parsed) => parsed.GetValue(_threads);

    /// <summary>The data.</summary>
    public ImageData Data(ParseResult parsed, Session session) =>
        session.Abandonable(() => BadInput.Refuse(() => ImageData.Read(parsed.GetValue(_data), Seed(parsed)), "Option '--data': "));

    /// <summary>The device.</summary>
    public torch.Device Device(ParseResult parsed) => TorchLibrary.Device(parsed.GetRequiredValue(_device));

    /// <summary>Adds these options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_data);
        command.Add(_device);
        if (!isSingle)
            command.Add(_threads);
        command.Add(_seed);
    }
}

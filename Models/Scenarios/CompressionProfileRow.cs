namespace Judba.Models.Scenarios;

/// <summary>What one compression ratio means for learning: accuracy reached and size of the network.</summary>
/// <param name="CompressionRatio">λ.</param>
/// <param name="Accuracy">Test accuracy of the edge CNN, 0…1.</param>
/// <param name="Parameters">Number of parameters of the edge CNN.</param>
public sealed record CompressionProfileRow(double CompressionRatio, double Accuracy, double Parameters);

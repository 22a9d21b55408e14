namespace Judba.Experiments.Sweeps.Storage;

/// <summary>A store is locked by the process that writes it.</summary>
internal sealed class StoreInUseException(string message, Exception innerException) : Exception(message, innerException);

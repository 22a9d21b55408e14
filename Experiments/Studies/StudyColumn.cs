namespace Judba.Experiments.Studies;

/// <summary>One column of a table: its head, and what each row has there.</summary>
/// <typeparam name="TRow">What a row is about.</typeparam>
/// <param name="Head">Its head.</param>
/// <param name="Cell">A number, an estimate, a text, or null for none.</param>
/// <param name="Format">How numbers are printed; without it, integers as they are and other numbers with five digits. Files have all
/// digits.</param>
internal sealed record StudyColumn<TRow>(string Head, Func<TRow, object?> Cell, string Format = "");

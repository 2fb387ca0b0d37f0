using System.Globalization;
using Networks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case []:
        Console.WriteLine(List());
        return 0;
    case [string name] when Catalogue.Find(name) is Entry entry:
        Console.WriteLine(entry.Summary());
        return 0;
    default:
        Console.Error.WriteLine($"There is no network \"{string.Join(' ', args)}\". One of these is printed as a table:\n\n{List()}");
        return 2;
}

static string List() => string.Join('\n', Catalogue.Entries
    .Select(entry => $"{entry.Name,-16}  {entry.Input,9} → {entry.Output,-9}  {entry.Parameters,11:N0}  {entry.Macs,15:N0}")
    .Prepend($"{"network",-16}  {"input",9}   {"output",-9}  {"parameters",11}  {"MACs",15}"));

using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Text.Json.Serialization;
using System.Threading;
using System.Threading.Tasks;

namespace App.Stores;

/// <summary>Code as a project has most of: none of it knows of a network.</summary>
[DisplayName("Store")]
public sealed partial class Store(string name) : IAsyncDisposable
{
    private readonly Dictionary<string, Item> _items = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private long _version;

    public event EventHandler<Change>? Changed;

    [JsonPropertyName("name")]
    public string Name { get; } = name;

    [JsonIgnore]
    public int Count => _items.Count;

    public long Version => Interlocked.Read(ref _version);

    public async Task<Item?> FindAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _items.TryGetValue(key, out Item? item) ? item : null;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task AddAsync(Item item, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            bool isNew = !_items.ContainsKey(item.Key);
            _items[item.Key] = item;
            Interlocked.Increment(ref _version);
            Changed?.Invoke(this, new Change(item.Key, isNew ? ChangeKind.Added : ChangeKind.Replaced, _version));
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task<bool> RemoveAsync(string key, CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_items.Remove(key))
            {
                return false;
            }

            Changed?.Invoke(this, new Change(key, ChangeKind.Removed, Interlocked.Increment(ref _version)));
            return true;
        }
        finally
        {
            _gate.Release();
        }
    }

    public IEnumerable<Item> InStock(decimal atMost) => _items.Values
        .Where(item => item.Amount > 0 && item.Price <= atMost)
        .OrderBy(item => item.Price)
        .ThenBy(item => item.Key, StringComparer.Ordinal);

    public decimal Total(string currency = "EUR")
    {
        decimal total = 0;
        int offset = currency.Length;
        /*here*/
        foreach (Item item in _items.Values)
        {
            total += item.Price * item.Amount;
        }

        return currency switch
        {
            "EUR" => total,
            "USD" => total * 1.1m,
            "GBP" => total * 0.85m,
            _ => throw new ArgumentOutOfRangeException(nameof(currency), currency, "No rate is known."),
        };
    }

    public IReadOnlyDictionary<string, decimal> TotalByShelf()
    {
        Dictionary<string, decimal> totals = new(StringComparer.Ordinal);
        foreach (IGrouping<string, Item> shelf in _items.Values.GroupBy(item => item.Shelf, StringComparer.Ordinal))
        {
            decimal sum = 0;
            foreach (Item item in shelf)
            {
                sum += item.Price * item.Amount;
            }

            totals[shelf.Key] = Math.Round(sum, 2);
        }

        return totals;
    }

    public static bool TryParse(string text, out Item? item)
    {
        item = null;
        string[] parts = text.Split(';', StringSplitOptions.TrimEntries);
        if (parts.Length != 4 || !decimal.TryParse(parts[2], out decimal price) || !int.TryParse(parts[3], out int amount))
        {
            return false;
        }

        item = new Item(parts[0], parts[1], price, amount);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        _items.Clear();
        _gate.Dispose();
    }

    /// <summary>What is stored.</summary>
    public sealed record Item(string Key, string Shelf, decimal Price, int Amount)
    {
        [JsonInclude]
        public DateTimeOffset Added { get; init; } = DateTimeOffset.UnixEpoch;

        public Item Take(int amount) => amount <= Amount
            ? this with { Amount = Amount - amount }
            : throw new InvalidOperationException($"There are {Amount} of {Key}, not {amount}.");
    }

    /// <summary>What happened to an item.</summary>
    public sealed record Change(string Key, ChangeKind Kind, long Version);

    /// <summary>The ways to change.</summary>
    public enum ChangeKind
    {
        [Description("was added")]
        Added,
        [Description("was replaced")]
        Replaced,
        [Description("was removed")]
        Removed,
    }
}

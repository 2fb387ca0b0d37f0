using ConvShape.Architecture;
using ConvShape.Arithmetic;

namespace ConvShape.Roslyn.Rules;

/// <summary>CONV1003: groups that do not divide the input channels or the filters.</summary>
internal sealed class GroupMismatch() : ShapeRule<GroupsDoNotDivide>(Descriptors.GroupMismatch)
{
    protected override Finding Explain(GroupsDoNotDivide problem, CheckedModel model)
    {
        bool channelsFit = problem.Channels % problem.Groups == 0;
        int groups = NearestDivisor(problem);
        string remedy = $"g: {LayerText.Number(groups)}";
        List<Mend> mends = [new("", new SetArgument(problem.Layer, "g", LayerText.Number(groups)))];
        if (problem.Filters % problem.Channels == 0 && groups != problem.Channels)
        {
            mends.Add(new("depthwise", new SetArgument(problem.Layer, "g", LayerText.Number(problem.Channels))));
        }

        if (channelsFit)
        {
            // Filters can follow the groups; the channels that arrive cannot.
            long below = problem.Filters / problem.Groups * (long)problem.Groups, above = below + problem.Groups;
            long[] filters = new[] { below, above }.Where(count => count is > 0 and <= int.MaxValue).ToArray();
            mends.AddRange(filters.Select(count => new Mend(count == below ? "fewer filters" : "more filters", new SetArgument(problem.Layer, "filters", LayerText.Number(count)))));
            remedy += $", or filters: {string.Join(" or ", filters.Select(LayerText.Number))}";
        }

        string amount = channelsFit ? $"{LayerText.Number(problem.Filters)} filters" : $"{LayerText.Number(problem.Channels)} input channels";
        return Find(
                problem.Layer, ["g"], ModelText.Name(model.Network, problem.Layer), LayerText.Number(problem.Groups), amount, remedy)
            .LedBy(ModelText.Producer(model.Network, problem.Layer))
            .MendedBy(mends);
    }

    /// <summary>The divisor of both channels and filters that lies nearest; the smaller of two.</summary>
    private static int NearestDivisor(GroupsDoNotDivide problem)
    {
        int common = (int)Divisors.GreatestCommon(problem.Channels, problem.Filters);
        int nearest = 1;
        for (int small = 1; small <= common / small; small++)
        {
            if (common % small == 0)
            {
                nearest = Nearer(nearest, small);
                nearest = Nearer(nearest, common / small);
            }
        }

        return nearest;

        int Nearer(int best, int candidate)
        {
            long bestDistance = Math.Abs((long)best - problem.Groups), distance = Math.Abs((long)candidate - problem.Groups);
            return distance < bestDistance || distance == bestDistance && candidate < best ? candidate : best;
        }
    }
}

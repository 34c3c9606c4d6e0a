"""The published beam search over region sets (Shitole et al. 2021), step for step, with one picture per forward.

The same control flow as `src/core/search/publishedSearch.ts`: nothing is remembered, the beam keeps
width + 1 sets and duplicates of them, and elimination removes one region at a time. A set is a tuple
of region numbers in rising order.
"""


def search(judge, regions, order, width, successors, limit, sufficient):
    """`judge(set)` gives (confidence, margin); `sufficient(score)` whether that is enough. Returns the roots."""
    beam, roots = [()], []
    for _ in range(regions):
        if len(roots) > limit:
            break
        judged = []
        for kept in beam:
            best = [region for region in order if region not in kept][:successors]
            for region in best:
                grown = tuple(sorted((*kept, region)))
                judged.append((grown, judge(grown)))
        if not judged:
            break
        judged.sort(key=lambda one: -one[1][0])
        beam = []
        for grown, score in judged:
            if sufficient(score):
                root = eliminate(judge, grown, sufficient)
                if root not in roots:
                    roots.append(root)
            else:
                beam.append(grown)
                if len(beam) > width:
                    break
    return roots


def eliminate(judge, root, sufficient):
    before = None
    while before != root:
        before = root
        for region in before:
            less = tuple(one for one in root if one != region)
            if sufficient(judge(less)):
                root = less
    return root

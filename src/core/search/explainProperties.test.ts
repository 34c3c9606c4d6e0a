import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptySet, fullSet, members, size, withoutRegion } from '../regions/regionSet.ts';
import { chooseDiverse } from '../sag/chooseDiverse.ts';
import { neverStops } from '../stop.ts';
import { explain } from './explain.ts';
import type { Findings, SearchStage } from './findings.ts';
import type { BeamSettings, CombinatorialSettings, ExhaustiveSettings, SearchSettings } from './settings.ts';
import { defaultBeam, defaultSettings } from './settings.ts';
import type { SetFunction } from './toy.fixture.ts';
import { allOf, anyFunction, everySet, foundSets, half, monotoneFunction, toy, truth } from './toy.fixture.ts';

async function run(regions: number, value: SetFunction, search: SearchSettings) {
  const scorer = toy(regions, value);
  const settings = { ...defaultSettings, grid: { rows: 1, cols: regions }, sufficiency: half, search };
  const steps = await allOf(explain(scorer, settings, neverStops));
  return { last: steps.at(-1)!, steps, asked: scorer.asked };
}
const rootSets = ({ roots, explanations }: Findings) => roots.map((index) => explanations[index]!.set);

const searches: fc.Arbitrary<SearchSettings> = fc.oneof(
  fc.record<BeamSettings>({
    kind: fc.constant('beam'),
    width: fc.integer({ min: 1, max: 4 }),
    successors: fc.integer({ min: 1, max: 8 }),
    limit: fc.integer({ min: 0, max: 6 }),
    seed: fc.constantFrom('occlusion', 'none'),
    strict: fc.boolean(),
  }),
  fc.record<CombinatorialSettings>({
    kind: fc.constant('combinatorial'),
    candidates: fc.integer({ min: 1, max: 6 }),
    size: fc.integer({ min: 1, max: 3 }),
    seed: fc.constant('occlusion'),
    strict: fc.boolean(),
  }),
  fc.record<ExhaustiveSettings>({ kind: fc.constant('exhaustive'), maxSize: fc.integer({ min: 0, max: 4 }) }),
);

describe('explain, whatever the classifier and the search', () => {
  it('says only what is true, and scores no set twice', async () => {
    await fc.assert(
      fc.asyncProperty(anyFunction(6), searches, async (value, search) => {
        // The scorer throws on any set it has judged before.
        const { last, asked } = await run(6, value, search);
        const { minimal, strict, sufficient } = truth(6, value, half);
        const found = foundSets(last.explanations);
        expect(found.size).toBe(last.explanations.length);
        for (const { set, confidence } of last.explanations) {
          if (set !== emptySet) expect(search.kind !== 'exhaustive' && search.strict ? strict : minimal).toContain(set);
          expect(confidence).toBe(value(set));
        }
        expect(found.size).toBeGreaterThan(0);
        expect(last.roots).toEqual(chooseDiverse(last.explanations, defaultSettings.choice));
        const alone = members(fullSet(6)).filter((id) => !sufficient.has(withoutRegion(fullSet(6), id)));
        expect(last.necessary).toEqual(alone);
        expect([last.evaluations, last.distinct]).toEqual([asked.length, asked.length]);
        for (const set of everySet(6)) {
          if (size(set) <= last.exhaustiveUpTo) expect(asked).toContain(set);
        }
        expect(last.exhaustiveUpTo).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 120 },
    );
  });

  it('only ever grows, stage by stage', async () => {
    const stages: readonly SearchStage[] = ['whole', 'occlusion', 'search', 'diversity', 'graph', 'done'];
    await fc.assert(
      fc.asyncProperty(anyFunction(6), searches, async (value, search) => {
        const { steps } = await run(6, value, search);
        for (const [at, step] of steps.entries()) {
          const before = steps[at - 1] ?? step;
          expect(stages.indexOf(step.stage)).toBeGreaterThanOrEqual(stages.indexOf(before.stage));
          expect(step.explanations.slice(0, before.explanations.length)).toEqual(before.explanations);
          expect(step.roots.length).toBeGreaterThanOrEqual(before.roots.length);
          expect(step.evaluations).toBeGreaterThanOrEqual(before.evaluations);
          expect(step.exhaustiveUpTo).toBeGreaterThanOrEqual(before.exhaustiveUpTo);
          if (step.roots.length > 0)
            expect(new Set(step.graph?.nodes.filter(({ root }) => root).map(({ set }) => set))).toEqual(
              new Set(rootSets(step)),
            );
        }
        expect(steps.at(-1)!.stage).toBe('done');
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same result twice', async () => {
    await fc.assert(
      fc.asyncProperty(anyFunction(6), searches, async (value, search) => {
        expect((await run(6, value, search)).steps).toEqual((await run(6, value, search)).steps);
      }),
      { numRuns: 20 },
    );
  });

  it('leaves the roots as they are when every confidence is halved', async () => {
    await fc.assert(
      fc.asyncProperty(anyFunction(6), searches, async (value, search) => {
        const [full, scaled] = [await run(6, value, search), await run(6, (set) => value(set) / 2, search)];
        expect(rootSets(scaled.last)).toEqual(rootSets(full.last));
        expect(foundSets(scaled.last.explanations)).toEqual(foundSets(full.last.explanations));
      }),
      { numRuns: 40 },
    );
  });

  it('finds exactly the explanations of a monotone classifier where nothing is limited', async () => {
    const search = { ...defaultBeam, seed: 'none', width: 1000, limit: 1000 } as const;
    await fc.assert(
      fc.asyncProperty(monotoneFunction(6), async (value) => {
        const { last } = await run(6, value, search);
        const { strict } = truth(6, value, half);
        expect(foundSets(last.explanations)).toEqual(strict);
      }),
    );
  });
});

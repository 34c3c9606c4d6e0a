import { expect, test } from 'vitest';
import { FailureError } from '../../core/failure.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { setOf, size } from '../../core/regions/regionSet.ts';
import { neverStops } from '../../core/stop.ts';
import type { ModelArtifacts, Network } from '../../network/graph.ts';
import type { Evaluator, ScoringSubject } from './evaluator.ts';
import type { ServiceParts } from './evaluatorService.ts';
import { serveEvaluators } from './evaluatorService.ts';
import type { Port } from './port.ts';
import { createRegionScorer } from './regionScorer.ts';
import { connectEngine } from './remoteEvaluator.ts';

/** Two ends of a wire that copies what passes, as threads do; `cut` kills the far end. */
function wire(): { near: Port; far: Port; cut: () => void } {
  const handlers: { near?: (m: unknown) => void; far?: (m: unknown) => void; lost?: (detail: string) => void } = {};
  let alive = true;
  const send =
    (to: 'near' | 'far') =>
    (message: unknown, transfer: Transferable[] = []) => {
      const copy: unknown = structuredClone(message, { transfer: transfer as ArrayBuffer[] });
      setImmediate(() => {
        if (alive) handlers[to]?.(copy);
      });
    };
  return {
    near: {
      post: send('far'),
      onMessage: (handler) => (handlers.near = handler),
      onLost: (handler) => (handlers.lost = handler),
    },
    far: { post: send('near'), onMessage: (handler) => (handlers.far = handler) },
    cut: () => {
      alive = false;
      handlers.lost?.('out of memory');
    },
  };
}

const artifacts: ModelArtifacts = {
  name: 'table',
  format: 'layers-model',
  topology: { layers: [] },
  weightSpecs: [],
  weightData: new ArrayBuffer(8),
};

const subject: ScoringSubject = {
  picture: { width: 1, height: 1, rgb: Uint8ClampedArray.of(1, 2, 3) },
  preprocess: { order: 'rgb', scale: 1, mean: [0, 0, 0], std: [1, 1, 1] },
  grid: { rows: 3, cols: 3 },
  footprint: 'tent',
  baseline: { kind: 'black', rgb: [0, 0, 0] },
  target: 4,
};

/** Parts without a network: confidence = regions shown, margin = target; notes what is disposed. */
function tableParts(disposed: string[] = []): ServiceParts {
  return {
    openNetwork: ({ name }) => ({ name, dispose: () => disposed.push(name) }) as unknown as Network,
    openSubject: (_, { target }): Evaluator => ({
      batchSize: 3,
      inFlight: 1,
      async warm() {
        Object.assign(this, { batchSize: 2 });
        await Promise.resolve();
      },
      evaluate: (sets) => {
        if (sets.includes(setOf([8]))) {
          throw new FailureError({ kind: 'wrong-result', backend: 'cpu', detail: 'region 8' });
        }
        return Promise.resolve(Float32Array.from(sets.flatMap((set) => [size(set), target])));
      },
      dispose: () => disposed.push(`subject ${target}`),
    }),
  };
}

async function connected(disposed: string[] = []) {
  const ends = wire();
  serveEvaluators(ends.far, tableParts(disposed));
  const engine = connectEngine(ends.near);
  const network = await engine.openNetwork(artifacts);
  return { ...ends, engine, network, evaluator: await network.openSubject(subject) };
}

test('scores come over the wire in order, and the batch size is the far side’s', async () => {
  const { evaluator } = await connected();
  expect(evaluator.batchSize).toBe(3);
  const answers = await Promise.all([evaluator.evaluate([setOf([1]), setOf([1, 2])]), evaluator.evaluate([setOf([])])]);
  expect(answers.map((values) => [...values])).toEqual([
    [1, 4, 2, 4],
    [0, 4],
  ]);
});

test('warming is done on the far side, and may make the batch smaller', async () => {
  const { evaluator } = await connected();
  await evaluator.warm();
  expect(evaluator.batchSize).toBe(2);
});

test('a failure keeps its kind, and the thread goes on', async () => {
  const { evaluator } = await connected();
  await expect(evaluator.evaluate([setOf([8])])).rejects.toMatchObject({ failure: { kind: 'wrong-result' } });
  expect([...(await evaluator.evaluate([setOf([0])]))]).toEqual([1, 4]);
});

test('closing frees the evaluator', async () => {
  const disposed: string[] = [];
  const { evaluator } = await connected(disposed);
  evaluator.dispose();
  await expect(evaluator.evaluate([setOf([1])])).rejects.toThrow('closed');
  expect(disposed).toEqual(['subject 4']);
});

test('a thread holds several networks; closing one frees it and its evaluators, and leaves the other', async () => {
  const disposed: string[] = [];
  const { engine, network, evaluator } = await connected(disposed);
  const other = await engine.openNetwork({ ...artifacts, name: 'other' });
  const second = await other.openSubject({ ...subject, target: 5 });
  network.close();
  await expect(evaluator.evaluate([setOf([1])])).rejects.toThrow('closed');
  expect(disposed).toEqual(['subject 4', 'table']);
  expect([...(await second.evaluate([setOf([1])]))]).toEqual([1, 5]);
});

test('a subject of a network that is closed is refused', async () => {
  const { network } = await connected();
  network.close();
  await expect(network.openSubject(subject)).rejects.toMatchObject({ failure: { kind: 'internal' } });
});

test('when the thread dies, what is under way and what comes later rejects as crashed', async () => {
  const { evaluator, network, cut } = await connected();
  const underWay = evaluator.evaluate([setOf([1])]);
  cut();
  await expect(underWay).rejects.toMatchObject({ failure: { kind: 'worker-crashed', detail: 'out of memory' } });
  await expect(evaluator.evaluate([setOf([1])])).rejects.toMatchObject({ failure: { kind: 'worker-crashed' } });
  await expect(network.openSubject(subject)).rejects.toMatchObject({ failure: { kind: 'worker-crashed' } });
  network.close();
});

test('a search goes on with the threads that are left', async () => {
  const [dying, healthy] = [await connected(), await connected()];
  const scorer = createRegionScorer(9, [dying.evaluator, healthy.evaluator]);
  const sets = Array.from({ length: 60 }, (_, i) => BigInt(i) as RegionSet);
  const scores = scorer.score(sets, neverStops);
  setImmediate(dying.cut);
  expect((await scores).map((score) => score.confidence)).toEqual(sets.map(size));
});

/**
 * The published flow in PyTorch, in a process of its own that answers one request at a time.
 *
 * It runs our network's very weights; before anything is timed, its logits of a masked
 * picture must be ours. Null where there is no Python with PyTorch.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { axisWeights } from '../../src/core/regions/footprint.ts';
import { regionCount } from '../../src/core/regions/grid.ts';
import type { RegionSet } from '../../src/core/regions/regionSet.ts';
import { emptySet, fullSet, members } from '../../src/core/regions/regionSet.ts';
import type { ScoringSubject } from '../../src/engine/scorer/evaluator.ts';
import { preprocessedCompositor } from '../../src/engine/scorer/preprocessedCompositor.ts';
import type { Network } from '../../src/network/graph.ts';
import type { PublishedSettings } from '../contenders.ts';
import { channelsFirst } from '../maskedPicture.ts';
import { plainGraph } from '../peers/plainGraph.ts';
import { joined, writePlainGraph } from './plainGraphFile.ts';

const pythons = ['python3', '/usr/bin/python3'];

export interface TorchFlow {
  /** Version and threads. */
  readonly name: string;
  readonly open: (subject: ScoringSubject) => Promise<void>;
  readonly logits: (set: RegionSet) => Promise<readonly number[]>;
  /** Seconds that these sets take, one picture per forward. */
  readonly time: (sets: readonly RegionSet[]) => Promise<number>;
  /** The whole search. */
  readonly flow: (settings: PublishedSettings) => Promise<{ readonly seconds: number; readonly forwards: number }>;
  readonly close: () => void;
}

export async function openTorch(network: Network, threads: number): Promise<TorchFlow | null> {
  const python = pythons.find((name) => spawnSync(name, ['-c', 'import torch, numpy']).status === 0);
  if (python === undefined) return null;
  const folder = mkdtempSync(join(tmpdir(), 'sag-bench-'));
  await writePlainGraph(await plainGraph(network), folder);
  const child = spawn(python, [join(import.meta.dirname, 'serve.py'), folder, String(threads)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers = answersOf(child);
  const hello = (await answers.next()) as { version: string; threads: number };
  async function ask<Answer>(request: object): Promise<Answer> {
    child.stdin.write(`${JSON.stringify(request)}\n`);
    return (await answers.next()) as Answer;
  }
  return {
    name: `PyTorch ${hello.version} on ${hello.threads} threads`,
    open: (subject) => ask({ do: 'open', ...subjectFile(subject, join(folder, 'subject.bin')) }),
    logits: async (set) => (await ask<{ logits: number[] }>({ do: 'logits', set: members(set) })).logits,
    time: async (sets) => (await ask<{ seconds: number }>({ do: 'time', sets: sets.map(members) })).seconds,
    flow({ order, width, successors, limit, sufficiency: { ratio, topClass } }) {
      return ask({ do: 'flow', order, width, successors, limit, ratio, top: topClass });
    },
    close() {
      child.stdin.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One parsed line after the other. @throws Error where the process ends instead */
function answersOf(child: ChildProcess): { readonly next: () => Promise<unknown> } {
  if (child.stdout === null) throw new Error('PyTorch has nowhere to answer.');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async next() {
      const line = await lines.next();
      if (line.done) throw new Error('PyTorch ended without an answer.');
      return JSON.parse(line.value) as unknown;
    },
  };
}

/** Writes the picture, what hides it and the weights of the regions; returns how to read them. */
function subjectFile(subject: ScoringSubject, file: string): object {
  const { grid, footprint, target } = subject;
  const compositor = preprocessedCompositor(subject);
  const { width, height } = compositor;
  const pictures = [fullSet(regionCount(grid)), emptySet].map((set) => {
    const picture = new Float32Array(height * width * 3);
    compositor.into(set, picture, 0);
    return channelsFirst(picture);
  });
  const weights = [...axisWeights(footprint, grid.rows, height), ...axisWeights(footprint, grid.cols, width)];
  writeFileSync(file, joined([...pictures, ...weights]));
  return { file, rows: grid.rows, cols: grid.cols, size: [height, width], target };
}

/**
 * `npm run bench`: measures what the table of `docs/performance.md` shows, part by part.
 *
 *     npm run bench                      every part that fills the table
 *     npm run bench -- search scorer     these parts, whether or not they fill it
 *     npm run bench -- --write           also writes the table; parts not run keep their last rows
 *     npm run bench -- profile --model everyday-10     for parts that measure any model
 *     npm run bench -- search --really   runs for real what is otherwise counted out from a rate
 *
 * Figures are ratios of two things measured by turns in one run. Progress goes to stderr.
 */
import { parseArgs } from 'node:util';
import { circumstances } from './machine.ts';
import type { BenchOptions, Part } from './part.ts';
import { sentence } from './row.ts';
import { writeRows } from './tableFile.ts';

/** In the order of the table. A part is registered here and nowhere else. */
const parts: Readonly<Record<string, Part>> = {
  search: { inTable: true, measure: async (options) => (await import('./search.ts')).measureSearch(options) },
  forwards: { inTable: true, measure: async () => (await import('./forwards.ts')).measureForwards() },
  grids: { inTable: true, measure: async () => (await import('./forwards.ts')).measureGrids() },
  scorer: { inTable: true, measure: async () => (await import('./scorer.ts')).measureScorer() },
  incremental: { inTable: true, measure: async () => (await import('./incremental.ts')).measureIncremental() },
  compositing: { inTable: true, measure: async () => (await import('./compositing.ts')).measureCompositing() },
  waiting: { inTable: true, measure: async () => (await import('./waiting.ts')).measureWaiting() },
  memory: { inTable: true, measure: async () => (await import('./memory.ts')).measureMemory() },
  'main-thread': { inTable: true, measure: async () => (await import('./mainThread.ts')).measureMainThread() },
  gradient: { inTable: true, measure: async (options) => (await import('./gradient.ts')).measureGradient(options) },
  forward: { inTable: false, measure: async (options) => (await import('./forward.ts')).measureForward(options) },
  profile: { inTable: false, measure: async (options) => (await import('./profile.ts')).measureProfile(options) },
  gpu: { inTable: false, measure: async (options) => (await import('./gpu/gpu.ts')).measureGpu(options) },
  methods: { inTable: false, measure: async () => (await import('./methods.ts')).measureMethods() },
  'mask-step': { inTable: false, measure: async () => (await import('./maskStep.ts')).measureMaskStep() },
  'attention-filter': {
    inTable: false,
    measure: async () => (await import('./attentionFilter.ts')).measureAttentionFilter(),
  },
};
const inTable = Object.keys(parts).filter((name) => parts[name]?.inTable);

interface Request extends BenchOptions {
  readonly names: readonly string[];
  readonly write: boolean;
}

function readRequest(): Request {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      model: { type: 'string' },
      write: { type: 'boolean', default: false },
      really: { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.filter((name) => !(name in parts));
  if (unknown.length > 0) {
    console.error(`No part is called ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`);
    process.exit(1);
  }
  const { write, really, model = null } = values;
  return { names: positionals.length > 0 ? positionals : inTable, write, really, model };
}

/** A part that fails does not keep the next one from being measured. */
async function measure(name: string, request: Request): Promise<void> {
  console.error(`\n${name} …`);
  try {
    const rows = (await parts[name]?.measure(request)) ?? [];
    for (const row of rows) console.log(sentence(row));
    if (request.write && inTable.includes(name)) await writeRows(name, rows, circumstances(), inTable);
  } catch (thrown) {
    console.error(`${name} failed:`, thrown);
    process.exitCode = 1;
  }
}

const request = readRequest();
for (const name of request.names) await measure(name, request);

/**
 * `npm run verify`: explanations of real photographs, judged by the independent check.
 *
 * Ten photographs × four networks × two settings: each is cropped to the network's
 * size, explained by the command line, and its file recomputed by
 * `../shared/check/explanation.mjs`, which knows none of this project's code. The
 * table goes to `docs/verification.md`. Finished rows are kept, so a run that was
 * interrupted goes on where it stopped; `--fresh` starts over, `--quick` does the
 * few rows that `npm test` holds.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import type { Row } from './verificationTable.ts';
import { verificationTable } from './verificationTable.ts';

const shared = '../shared';
const work = 'test-results/verify';
const kept = join(work, 'rows.json');

const networks = ['mobilenet_v1_025_224', 'mobilenet_v2_100_224', 'squeezenet_v11_onnx_224', 'googlenet_caffe_224'];
const photos = [
  'n01806143_peacock',
  'n02099601_golden_retriever',
  'n02123045_tabby',
  'n01443537_goldfish',
  'n02391049_zebra',
  'n02165456_ladybug',
  'n02690373_airliner',
  'n02701002_ambulance',
  'n02676566_acoustic_guitar',
  'n02980441_castle',
];
const settings = ['defaults', 'as published'] as const;

interface Task {
  readonly network: string;
  readonly photo: string;
  readonly settings: (typeof settings)[number];
}

const everything = networks.flatMap((network) =>
  settings.flatMap((s) => photos.map((photo): Task => ({ network, photo, settings: s }))),
);

/** One photograph: on the smallest network with both settings, on each other network with the defaults. */
export const quick: readonly Task[] = everything.filter(
  ({ network, photo, settings: s }) => photo === photos[0] && (network === networks[0] || s === 'defaults'),
);

function run(command: string, args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    child.stdout.on('data', (part: Buffer) => (text += part.toString()));
    child.stderr.on('data', (part: Buffer) => (text += part.toString()));
    child.on('error', reject);
    child.on('exit', (code) => {
      resolve({ code: code ?? 1, text });
    });
  });
}

async function crop(photo: string): Promise<string> {
  const path = join(work, `${photo}.png`);
  if (!existsSync(path)) {
    const { default: sharp } = await import('sharp');
    const source = join(shared, 'photos/imagenet_sample', `${photo}.jpg`);
    writeFileSync(path, await sharp(source).rotate().resize(224, 224, { fit: 'cover' }).removeAlpha().png().toBuffer());
  }
  return path;
}

/** Explains and checks one photograph; throws with what was printed when the explanation itself fails. */
export async function verify(task: Task): Promise<Row> {
  mkdirSync(work, { recursive: true });
  const picture = await crop(task.photo);
  const model = join(shared, 'models', task.network);
  const out = join(work, `${task.network}-${task.photo}-${task.settings.replace(' ', '-')}.json`);
  const preset = task.settings === 'as published' ? ['--as-published'] : [];
  const explained = await run('npx', [
    'tsx',
    'cli/explain.ts',
    '--picture',
    picture,
    '--model',
    model,
    '--out',
    out,
    '--workers',
    '1',
    ...preset,
  ]);
  if (explained.code !== 0) throw new Error(`${basename(out)}: ${explained.text}`);
  const checked = await run('node', [
    realpathSync(join(shared, 'check/explanation.mjs')),
    out,
    '--model',
    model,
    '--picture',
    picture,
  ]);
  const lines = checked.text.trim().split('\n');
  const verdict = lines.at(-1) ?? '';
  const found = /^(\d+) findings; (\d+) explanations, (\d+) roots, (\d+) nodes, (\d+) edges, (\d+) evaluations/.exec(
    verdict,
  );
  if (found === null) throw new Error(`${basename(out)}: ${checked.text}`);
  const file = JSON.parse(readFileSync(out, 'utf8')) as {
    target: { label: string; confidence: number };
    search: { milliseconds: number };
  };
  const [findings = 0, explanations = 0, roots = 0, nodes = 0, edges = 0, forwards = 0] = found.slice(1).map(Number);
  const counts = { findings, explanations, roots, nodes, edges, forwards };
  const { label, confidence } = file.target;
  return { ...task, label, confidence, ...counts, seconds: file.search.milliseconds / 1000, said: lines.slice(0, -1) };
}

async function main(): Promise<void> {
  if (!existsSync(shared)) {
    console.error('The verification needs the test models and photographs in ../shared, which are not here.');
    process.exitCode = 1;
    return;
  }
  mkdirSync(work, { recursive: true });
  const fresh = process.argv.includes('--fresh') || !existsSync(kept);
  const rows: Row[] = fresh ? [] : (JSON.parse(readFileSync(kept, 'utf8')) as Row[]);
  const same = (row: Row, task: Task): boolean =>
    row.network === task.network && row.photo === task.photo && row.settings === task.settings;
  const wanted = process.argv.includes('--quick') ? quick : everything;
  const open = wanted.filter((task) => !rows.some((row) => same(row, task)));
  const worker = async (): Promise<void> => {
    for (let task = open.shift(); task !== undefined; task = open.shift()) {
      const row = await verify(task);
      rows.push(row);
      writeFileSync(kept, JSON.stringify(rows, null, 1));
      console.log(
        `${row.network} · ${row.photo} · ${row.settings}: ${row.findings} findings, ${row.forwards} forwards`,
      );
      row.said.forEach((line) => {
        console.log(`  ${line}`);
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, worker));
  const done = everything.flatMap((task) => rows.filter((row) => same(row, task)));
  writeFileSync('docs/verification.md', verificationTable(done));
  process.exitCode = done.some((row) => row.findings > 0) ? 1 : 0;
}

if (process.argv[1]?.endsWith('verify.ts')) await main();

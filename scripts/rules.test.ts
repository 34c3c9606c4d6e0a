/**
 * The rules that keep the layers apart, tested by breaking each of them.
 *
 * A skeleton of the project is written to a scratch folder, one violation is
 * planted, and the very configuration the project uses must object by name.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { objections } from './size-budget.mjs';

const scratch = '.tmp';
mkdirSync(scratch, { recursive: true });
const folders: string[] = [];

function write(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function project(files: Record<string, string>): string {
  const folder = mkdtempSync(join(scratch, 'rules-'));
  folders.push(folder);
  for (const path of ['tsconfig.base.json', '.dependency-cruiser.mjs']) cpSync(path, join(folder, path));
  for (const layer of ['core', 'network', 'engine', 'worker', 'state', 'viz', 'ui', 'text']) {
    mkdirSync(join(folder, 'src', layer), { recursive: true });
    cpSync(`src/${layer}/tsconfig.json`, join(folder, 'src', layer, 'tsconfig.json'));
  }
  mkdirSync(join(folder, 'cli'));
  cpSync('cli/tsconfig.json', join(folder, 'cli/tsconfig.json'));
  write(folder, files);
  return folder;
}

function output(command: string, args: string[], cwd: string): string {
  const run = spawnSync(command, args, { cwd, encoding: 'utf8' });
  return `${run.stdout}${run.stderr}`;
}

const bin = (name: string) => join(process.cwd(), 'node_modules/.bin', name);
const types = (files: Record<string, string>, layer: string) => output(bin('tsc'), ['-p', layer], project(files));
const imports = (files: Record<string, string>) =>
  output(bin('depcruise'), ['src', 'cli', '--config', '.dependency-cruiser.mjs'], project(files));

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('the platform of each layer', () => {
  const planted: [layer: string, code: string, unknown: string][] = [
    ['src/core', 'export const title = document.title;', 'document'],
    ['src/core', 'export const later = (): unknown => setTimeout(() => undefined, 1);', 'setTimeout'],
    ['src/core', "export const bytes = new TextEncoder().encode('a');", 'TextEncoder'],
    ['src/text', 'export const answer = fetch("/");', 'fetch'],
    ['src/network', 'export const title = document.title;', 'document'],
    ['src/engine', 'export const width = window.innerWidth;', 'window'],
    ['src/worker', 'export const title = document.title;', 'document'],
    ['src/state', 'export const kept = localStorage.length;', 'localStorage'],
    ['src/viz', 'export type Scope = DedicatedWorkerGlobalScope;', 'DedicatedWorkerGlobalScope'],
    ['src/ui', 'export const where = process.cwd();', 'process'],
    ['cli', 'export const title = document.title;', 'document'],
  ];
  it.each(planted)('%s may not write: %s', (layer, code, unknown) => {
    expect(types({ [`${layer}/planted.ts`]: code }, layer)).toMatch(new RegExp(`Cannot find name '${unknown}'`));
  });

  it('lets each layer use its own platform', () => {
    expect(types({ 'src/worker/fine.ts': 'export const post = (): void => self.postMessage(1);' }, 'src/worker')).toBe(
      '',
    );
    expect(types({ 'src/viz/fine.ts': 'export const title = document.title;' }, 'src/viz')).toBe('');
  });
});

describe('who may import whom', () => {
  const leaf = (name: string) => `export const ${name} = 1;\n`;
  const use = (...paths: string[]) =>
    paths
      .map((path, i) => `import * as a${String(i)} from '${path}';\nexport const b${String(i)} = a${String(i)};\n`)
      .join('');

  const planted: [rule: string, files: Record<string, string>][] = [
    ['core-imports', { 'src/core/a.ts': use('../network/b.ts'), 'src/network/b.ts': leaf('b') }],
    ['core-packages', { 'src/core/a.ts': use('valibot') }],
    ['core-packages', { 'src/core/a.ts': use('node:fs') }],
    ['network-imports', { 'src/network/a.ts': use('../engine/b.ts'), 'src/engine/b.ts': leaf('b') }],
    ['network-packages', { 'src/network/a.ts': use('valibot') }],
    ['engine-imports', { 'src/engine/a.ts': use('../worker/client.ts'), 'src/worker/client.ts': leaf('b') }],
    ['engine-packages', { 'src/engine/a.ts': use('zustand') }],
    ['worker-imports', { 'src/worker/a.ts': use('../state/b.ts'), 'src/state/b.ts': leaf('b') }],
    ['worker-packages', { 'src/worker/a.ts': use('@tensorflow/tfjs-core') }],
    ['state-imports', { 'src/state/a.ts': use('../text/b.ts'), 'src/text/b.ts': leaf('b') }],
    ['state-packages', { 'src/state/a.ts': use('react') }],
    ['viz-imports', { 'src/viz/a.ts': use('../state/b.ts'), 'src/state/b.ts': leaf('b') }],
    ['viz-packages', { 'src/viz/a.ts': use('react') }],
    ['text-imports', { 'src/text/a.ts': use('../core/b.ts'), 'src/core/b.ts': leaf('b') }],
    ['ui-imports', { 'src/ui/app/a.ts': use('../../worker/client.ts'), 'src/worker/client.ts': leaf('b') }],
    ['ui-packages', { 'src/ui/app/a.ts': use('cytoscape') }],
    ['page-never-loads-the-engine', { 'src/main.tsx': use('./worker/host.ts'), 'src/worker/host.ts': leaf('b') }],
    ['page-never-loads-the-engine', { 'src/worker/client.ts': use('../engine/b.ts'), 'src/engine/b.ts': leaf('b') }],
    ['features-are-strangers', { 'src/ui/maps/a.ts': use('../graph/b.ts'), 'src/ui/graph/b.ts': leaf('b') }],
    ['command-line-layers', { 'cli/a.ts': use('../src/state/b.ts'), 'src/state/b.ts': leaf('b') }],
    ['no-cycles', { 'src/core/a.ts': use('./b.ts'), 'src/core/b.ts': use('./a.ts') }],
    ['no-orphans', { 'src/core/a.ts': leaf('a') }],
    ['no-test-in-product', { 'src/core/a.ts': use('./b.test.ts'), 'src/core/b.test.ts': leaf('b') }],
  ];
  it.each(planted)('%s objects', (rule, files) => {
    expect(imports(files)).toMatch(new RegExp(`error ${rule}:`));
  });

  it('has nothing against what the table allows', () => {
    const allowed = {
      'src/core/a.ts': leaf('a'),
      'src/network/a.ts': use('../core/a.ts', '@tensorflow/tfjs-core'),
      'src/engine/a.ts': use('../core/a.ts', '../network/a.ts', 'valibot'),
      'src/worker/client.ts': use('../core/a.ts'),
      'src/worker/host.ts': use('../engine/a.ts'),
      'src/state/a.ts': use('../core/a.ts', '../worker/client.ts', 'zustand'),
      'src/viz/a.ts': use('../core/a.ts', 'cytoscape', 'd3-scale'),
      'src/text/a.ts': leaf('a'),
      'src/ui/app/a.tsx': use('../../state/a.ts', '../../viz/a.ts', '../../text/a.ts', '../shared/a.ts', 'react'),
      'src/ui/shared/a.ts': use('../../core/a.ts'),
      'src/main.tsx': use('./ui/app/a.tsx', './state/a.ts', './worker/client.ts'),
      'cli/a.ts': use('../src/engine/a.ts', 'node:fs'),
    };
    expect(imports(allowed)).toContain('no dependency violations found');
  });
});

describe('the size budget', () => {
  /** Text that does not compress: `kilobytes` of random base64. */
  const noise = (kilobytes: number) => `//${randomBytes(kilobytes * 1024).toString('base64')}`;
  const kernel = 'const kernel="FusedDepthwiseConv2D";';
  const built = (assets: Record<string, string>) => {
    const html = '<script type="module" src="./assets/index-1.js"></script>';
    const files = Object.entries(assets).map(([name, text]) => [`dist/assets/${name}`, text]);
    return join(project({ 'dist/index.html': html, ...(Object.fromEntries(files) as Record<string, string>) }), 'dist');
  };
  const worker = { 'engine.worker-1.js': kernel };

  it('accepts a build within its budgets', () => {
    expect(objections(built({ 'index-1.js': 'page()', ...worker }))).toEqual([]);
  });

  it('objects to a shell that is too large, counting what it imports', () => {
    const dist = built({ 'index-1.js': 'import{a}from"./part-1.js";', 'part-1.js': noise(250), ...worker });
    expect(objections(dist)).toEqual([
      expect.stringMatching(/^shell \(index.html\): 2\d\d KB gzipped, budget 200 KB$/),
    ]);
  });

  it('counts what is fetched later apart from the shell', () => {
    const dist = built({ 'index-1.js': 'import("./graph-1.js")', 'graph-1.js': noise(190), ...worker });
    expect(objections(dist)).toEqual([
      expect.stringMatching(/^on demand \(graph-1.js\): \d+ KB gzipped, budget 160 KB$/),
    ]);
  });

  it('objects to an engine that is too large, back ends fetched later included', () => {
    const dist = built({
      'index-1.js': '1',
      'engine.worker-1.js': `${kernel}import("./gpu-1.js")`,
      'gpu-1.js': noise(400),
    });
    expect(objections(dist)).toEqual([
      expect.stringMatching(/^engine \(engine.worker-1.js\): \d+ KB gzipped, budget 380 KB$/),
    ]);
  });

  it('objects to TensorFlow.js in the page, whatever its size', () => {
    expect(objections(built({ 'index-1.js': kernel, ...worker }))).toEqual([
      'TensorFlow.js is in the page: index.html',
    ]);
  });

  it('objects when there is no engine to measure', () => {
    expect(objections(built({ 'index-1.js': 'page()' }))).toEqual([
      'no worker was found, so the engine was not measured',
    ]);
  });
});

describe('the lint rules', () => {
  it.each([
    ['export const f = (t: { dataSync(): number }): number => t.dataSync();', 'no-restricted-syntax'],
    ['export default 1;', 'no-restricted-syntax'],
    ['export const f = (x: any): unknown => x;', 'no-explicit-any'],
    ['export const f = (x: string | null): string => x!;', 'no-non-null-assertion'],
  ])('object to: %s', (code, rule) => {
    // Linted as if it were the text of an existing file; the flag makes the parser read it from stdin, not from disk.
    const args = [
      '--stdin',
      '--stdin-filename',
      'src/core/stop.ts',
      '--parser-options=disallowAutomaticSingleRunInference:true',
    ];
    const run = spawnSync(bin('eslint'), args, { input: code, encoding: 'utf8' });
    expect(run.stdout).toContain(rule);
  });
});

// The size budget of the built page, from Vite's manifest.
//
// Shell: everything the page downloads before a picture is dropped, without the
// engine. Engine: the worker's scripts; the .wasm file is extra and listed.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

export const budgets = { shell: 200 * 1024, engine: 350 * 1024 };

function filesUnder(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

const gzipped = (path) => gzipSync(readFileSync(path), { level: 9 }).length;

/** Does this script hold TensorFlow.js? Its kernel names survive minification. */
const isEngine = (path) =>
  /engine\.worker|scoring\.worker/.test(path) || readFileSync(path, 'utf8').includes('FusedDepthwiseConv2D');

/** Bytes after gzip of the page shell and of the engine, with the files counted. */
export function measure(dist) {
  const scripts = filesUnder(join(dist, 'assets')).filter((path) => ['.js', '.css'].includes(extname(path)));
  const engine = scripts.filter((path) => extname(path) === '.js' && isEngine(path));
  const shell = scripts.filter((path) => !engine.includes(path));
  const total = (paths) => paths.reduce((sum, path) => sum + gzipped(path), 0);
  return { shell: { bytes: total(shell), files: shell }, engine: { bytes: total(engine), files: engine } };
}

/** One sentence per part that is over its budget. */
export function overBudget(dist, limits = budgets) {
  const sizes = measure(dist);
  return Object.entries(limits)
    .filter(([part, limit]) => sizes[part].bytes > limit || (part === 'engine' && sizes[part].files.length === 0))
    .map(([part, limit]) =>
      sizes[part].files.length === 0
        ? `${part}: no file found, so nothing was measured`
        : `${part}: ${(sizes[part].bytes / 1024).toFixed(0)} KB gzipped, budget ${(limit / 1024).toFixed(0)} KB`,
    );
}

if (process.argv[1]?.endsWith('size-budget.mjs')) {
  const sizes = measure('dist');
  for (const [part, limit] of Object.entries(budgets)) {
    console.log(
      `${part}: ${(sizes[part].bytes / 1024).toFixed(1)} KB of ${(limit / 1024).toFixed(0)} KB gzipped (${sizes[part].files.length} files)`,
    );
  }
  const findings = overBudget('dist');
  findings.forEach((finding) => console.error(finding));
  process.exit(findings.length > 0 ? 1 : 0);
}

// The size budget of the built page, by following its imports.
//
// Shell: what index.html loads before anything is asked for. On demand: each part
// the page fetches later. Engine: each worker with everything it may ever import
// (all back ends, all heat maps); its .wasm file comes on top. Sizes are after gzip.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const kilobyte = 1024;
export const budgets = { shell: 200 * kilobyte, 'on demand': 160 * kilobyte, engine: 380 * kilobyte };

const statics = /(?:\bfrom|\bimport)\s*["']\.\/([\w.-]+\.js)["']/g;
const dynamics = /\bimport\(\s*["'`]\.\/([\w.-]+\.js)["'`]\s*\)/g;
/** A kernel name that survives minification: where it stands, TensorFlow.js is. */
const tensorFlow = 'FusedDepthwiseConv2D';

const read = (path) => readFileSync(path, 'utf8');
const gzipped = (path) => gzipSync(readFileSync(path), { level: 9 }).length;

function reach(assets, roots, patterns) {
  const found = new Set();
  const open = [...roots];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file) || !existsSync(join(assets, file))) continue;
    found.add(file);
    if (!file.endsWith('.js')) continue;
    const text = read(join(assets, file));
    for (const pattern of patterns) open.push(...[...text.matchAll(pattern)].map((match) => match[1]));
  }
  return [...found];
}

/** Parts of a build: `{ part, name, bytes, files }`, one per shell, on-demand chunk and worker. */
export function measure(dist) {
  const assets = join(dist, 'assets');
  const part = (kind, name, files) => ({
    part: kind,
    name,
    files,
    bytes: files.reduce((sum, file) => sum + gzipped(join(assets, file)), 0),
  });
  const named = [...read(join(dist, 'index.html')).matchAll(/assets\/([\w.-]+\.(?:js|css))/g)].map((match) => match[1]);
  const shell = reach(assets, named, [statics]);
  const page = reach(assets, named, [statics, dynamics]);
  const later = page
    .filter((file) => !shell.includes(file))
    .map((file) =>
      part(
        'on demand',
        file,
        reach(assets, [file], [statics]).filter((inner) => !shell.includes(inner)),
      ),
    );
  const workers = readdirSync(assets)
    .filter((file) => /\.worker-[\w-]+\.js$/.test(file))
    .map((file) => part('engine', file, reach(assets, [file], [statics, dynamics])));
  return [part('shell', 'index.html', shell), ...later, ...workers];
}

/** One sentence per objection; none when the build is within its budgets. */
export function objections(dist, limits = budgets) {
  const parts = measure(dist);
  const isTensorFlow = (file) => file.endsWith('.js') && read(join(dist, 'assets', file)).includes(tensorFlow);
  const tooLarge = parts
    .filter(({ part, bytes }) => bytes > limits[part])
    .map(({ part, name, bytes }) => `${part} (${name}): ${kb(bytes)} gzipped, budget ${kb(limits[part])}`);
  const leaks = parts
    .filter(({ part, files }) => part !== 'engine' && files.some(isTensorFlow))
    .map(({ name }) => `TensorFlow.js is in the page: ${name}`);
  const missing = parts.some(({ part }) => part === 'engine')
    ? []
    : ['no worker was found, so the engine was not measured'];
  return [...tooLarge, ...leaks, ...missing];
}

const kb = (bytes) => `${(bytes / kilobyte).toFixed(0)} KB`;

if (basename(process.argv[1] ?? '') === 'size-budget.mjs') {
  for (const { part, name, bytes, files } of measure('dist')) {
    console.log(`${part}: ${kb(bytes)} of ${kb(budgets[part])} (${name}, ${files.length} files)`);
  }
  const found = objections('dist');
  found.forEach((sentence) => console.error(sentence));
  process.exit(found.length > 0 ? 1 : 0);
}

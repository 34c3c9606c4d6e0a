// `npm test`: installs what is missing, then every check there is, in order of how
// fast it tells, and one closing line. A failing check does not hide the next one.
//
//   npm test                everything
//   npm test -- types lint  only the named checks
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, existsSync, rmSync } from 'node:fs';
import { ensurePackages, shown } from './install.mjs';

ensurePackages();
const { findChromium, noChromium } = await import('./chromium.mjs');

const layers = readdirSync('src', { withFileTypes: true }).filter((entry) =>
  existsSync(`src/${entry.name}/tsconfig.json`),
);
const projects = [...layers.map((layer) => `src/${layer.name}`), 'cli', 'training/toyworld', '.'];
const reports = 'test-results';
const totals = { passed: 0, failed: 0, skipped: 0 };

function record(name, ok) {
  totals[ok ? 'passed' : 'failed']++;
  console.log(`${ok ? '✓' : '✗'} ${name}`);
}

/** One command that passes or fails as a whole; its output is shown when it fails. */
function check(name, command, args) {
  const run = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) console.log(`${run.stdout ?? ''}${run.stderr ?? ''}`.trimEnd());
  record(name, run.status === 0);
}

/** A runner that counts its own tests in a JSON report; no readable report counts as one failure. */
function suite(name, command, args, report, read, env) {
  rmSync(report, { force: true });
  const ok = shown(command, args, env);
  if (!existsSync(report)) return record(`${name}: no report`, false);
  const { passed, failed, skipped } = read(JSON.parse(readFileSync(report, 'utf8')));
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped.length;
  skipped.forEach((title) => console.log(`- skipped: ${title}`));
  if (!ok && failed === 0) record(`${name} ended with an error although no test failed`, false);
}

function readVitest(report) {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: tests.filter((test) => test.status === 'failed').length + broken,
    skipped: tests.filter((test) => ['skipped', 'pending', 'todo'].includes(test.status)).map((test) => test.fullName),
  };
}

function readPlaywright(report) {
  const skipped = [];
  const walk = (suite, trail) => {
    for (const spec of suite.specs ?? []) {
      if (spec.tests.some((test) => test.status === 'skipped')) skipped.push([...trail, spec.title].join(' › '));
    }
    for (const inner of suite.suites ?? []) walk(inner, [...trail, inner.title]);
  };
  report.suites.forEach((suite) => walk(suite, [suite.title]));
  return { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected, skipped };
}

const steps = {
  types: () => projects.forEach((project) => check(`types: ${project}`, 'npx', ['tsc', '-p', project])),
  lint: () => check('lint', 'npx', ['eslint', '--max-warnings', '0', '.']),
  format: () => check('format', 'npx', ['prettier', '--check', '.']),
  rules: () => {
    check('layers', 'npx', ['depcruise', 'src', 'cli', 'training', '--config', '.dependency-cruiser.mjs']);
    check('no dead code', 'npx', ['knip']);
  },
  unit: () =>
    suite(
      'unit tests',
      'npx',
      ['vitest', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${reports}/unit.json`],
      `${reports}/unit.json`,
      readVitest,
    ),
  build: () => {
    check('build', 'npx', ['vite', 'build', '--logLevel', 'warn']);
    check('size budget', 'node', ['scripts/size-budget.mjs']);
  },
  browser: async () => {
    const chromium = await findChromium();
    if (chromium === null) {
      console.error(noChromium);
      return record('browser tests: no Chromium', false);
    }
    suite('browser tests', 'npx', ['playwright', 'test'], `${reports}/browser.json`, readPlaywright, {
      CHROMIUM_PATH: chromium,
    });
  },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`There is no check called ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}.`);
  process.exit(1);
}
mkdirSync(reports, { recursive: true });
for (const [name, step] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n— ${name}`);
  await step();
}
console.log(
  `\n${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`,
);
process.exit(totals.failed > 0 ? 1 : 0);

// Who may import whom. One row per layer; anything not listed is an error.
const layers = {
  core: { may: [], npm: [] },
  network: { may: ['core'], npm: ['@tensorflow/'] },
  engine: { may: ['core', 'network'], npm: ['@tensorflow/', 'valibot'] },
  worker: { may: ['core', 'engine'], npm: [] },
  state: { may: ['core', 'worker'], npm: ['zustand'] },
  viz: { may: ['core'], npm: ['d3', 'cytoscape'] },
  text: { may: [], npm: [] },
  ui: { may: ['core', 'state', 'viz', 'text'], npm: ['react', 'zustand'] },
};
const tests = '[.](test|fixture)[.]tsx?$';

const forLayer = ([name, { may, npm }]) => [
  {
    name: `${name}-imports`,
    severity: 'error',
    comment: `src/${name} may import: ${[name, ...may].join(', ')}.`,
    from: { path: `^src/${name}/`, pathNot: tests },
    to: { path: '^(src|cli|e2e|scripts|bench)/', pathNot: `^src/(${[name, ...may].join('|')})/` },
  },
  {
    name: `${name}-packages`,
    severity: 'error',
    comment: `src/${name} may use these packages: ${npm.join(', ') || 'none'}.`,
    from: { path: `^src/${name}/`, pathNot: tests },
    to: {
      dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'core', 'unknown'],
      ...(npm.length ? { pathNot: `node_modules/(@types/)?(${npm.join('|')})` } : {}),
    },
  },
];

export default {
  forbidden: [
    ...Object.entries(layers).flatMap(forLayer),
    {
      name: 'page-never-loads-the-engine',
      severity: 'error',
      comment:
        'The page talks to the worker through client.ts and protocol.ts; importing host, pool, the network or the engine would bundle TensorFlow.js into the page.',
      from: { path: '^src/(main|state|ui|viz|text|worker/(client|protocol))', pathNot: tests },
      to: { path: '^src/(network/|engine/|worker/(host|pool|.*[.]worker))', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'features-are-strangers',
      severity: 'error',
      comment: 'One feature folder of ui/ does not import another; share through state/ or ui/shared/.',
      from: { path: '^src/ui/([^/]+)/', pathNot: '^src/ui/(shared|app)/' },
      to: { path: '^src/ui/([^/]+)/', pathNot: '^src/ui/($1|shared)/' },
    },
    {
      name: 'command-line-layers',
      severity: 'error',
      comment: 'cli may import core, network, engine and the toy world, never the page.',
      from: { path: '^cli/', pathNot: tests },
      to: { path: '^(src|e2e)/', pathNot: '^src/(core|network|engine)/' },
    },
    {
      name: 'the-toy-world-stands-alone',
      severity: 'error',
      comment: 'The generator of scenes may import core and nothing else: no network sees how a scene is made.',
      from: { path: '^training/', pathNot: tests },
      to: { pathNot: '^(training|src/core)/' },
    },
    {
      name: 'nothing-ships-the-toy-world',
      severity: 'error',
      comment: 'The page shows pictures of the toy world, it does not make them.',
      from: { path: '^src/', pathNot: tests },
      to: { path: '^training/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Break the circle: move what both need below both.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'Nobody imports this file: remove it.',
      from: { orphan: true, path: '^src/', pathNot: '[.](test|fixture|d)[.]tsx?$|/tsconfig[.]json$' },
      to: {},
    },
    {
      name: 'no-test-in-product',
      severity: 'error',
      comment: 'Product code does not import tests or their fixtures.',
      from: { path: '^(src|cli)/', pathNot: tests },
      to: { path: tests },
    },
  ],
  options: {
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
  },
};

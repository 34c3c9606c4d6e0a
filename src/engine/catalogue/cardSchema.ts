/**
 * What a model card and a catalogue must look like where they enter the program.
 *
 * Strict: an unknown key is a misspelt one. The first thing wrong is told with its
 * place (`models[2].preprocess.std: …`). Knows nothing of where the JSON came from.
 */
import * as v from 'valibot';
import type { Catalogue, ModelCard } from '../../core/modelCard.ts';

const count = v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(1, 'must be at least 1'));
const text = v.pipe(v.string(), v.nonEmpty('must not be empty'));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits'));
const finite = v.pipe(v.number(), v.finite('must be a finite number'));
const triple = v.strictTuple([finite, finite, finite]);

/** No way out of the model's folder, and nothing that another host could answer. */
const filePath = v.pipe(
  v.string(),
  v.regex(/^[\w.-]+(\/[\w.-]+)*$/, 'must be a plain relative path'),
  v.check((path) => !path.split('/').includes('..'), 'must stay inside the folder of the model'),
);

/** Beside the catalogue: no scheme, no host, not even from the root of the page's own. */
const isRelative = (address: string): boolean => !/^(?:[a-z][a-z0-9+.-]*:|[/\\])/i.test(address);

const fileSchema = v.strictObject({ path: filePath, bytes: v.nullable(count), sha256: v.nullable(hash) });

const preprocessSchema = v.strictObject({
  order: v.picklist(['rgb', 'bgr']),
  scale: v.pipe(
    finite,
    v.check((scale) => scale !== 0, 'must not be 0'),
  ),
  mean: triple,
  std: v.pipe(
    triple,
    v.check((std) => std.every((deviation) => deviation > 0), 'must be above 0 in every channel'),
  ),
});

const cardFields = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]*$/, 'may hold lower-case letters, digits, ".", "_" and "-"')),
  name: text,
  format: v.picklist(['layers-model', 'graph-model']),
  address: text,
  query: v.pipe(v.string(), v.regex(/^(\?.+)?$/, 'must be empty or begin with "?"')),
  inputSize: v.strictTuple([count, count]),
  preprocess: preprocessSchema,
  classes: v.union([v.pipe(v.array(text), v.minLength(2, 'must name at least two classes')), text]),
  backgroundClass: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  outputs: v.picklist(['logits', 'probabilities']),
  bytes: count,
  sha256: v.nullable(hash),
  files: v.array(fileSchema),
  licence: text,
  source: text,
  note: text,
  patterns: v.exactOptional(text),
  builtIn: v.exactOptional(v.literal(true, 'must be true or be left out')),
});

const cardSchema = v.pipe(
  cardFields,
  v.check(({ files }) => new Set(files.map(({ path }) => path)).size === files.length, 'lists a file twice'),
  v.check(
    ({ files, bytes }) => files.reduce((sum, file) => sum + (file.bytes ?? 0), 0) <= bytes,
    'has files that are larger together than its "bytes"',
  ),
  v.check(
    ({ builtIn, address, patterns = '' }) => builtIn === undefined || (isRelative(address) && isRelative(patterns)),
    'is built in and yet has an address elsewhere',
  ),
);

const catalogueSchema = v.pipe(
  v.strictObject({
    version: v.literal(1, 'must be 1: written for another version of this program'),
    models: v.array(cardSchema),
  }),
  v.check(
    ({ models }) => new Set(models.map(({ id }) => id)).size === models.length,
    'has two models with the same id',
  ),
);

/** A validated value, or what is wrong with it and where. */
export type Checked<T> = { readonly value: T } | { readonly problem: string };

function place(issue: v.BaseIssue<unknown>): string {
  return (issue.path ?? []).reduce((path, { key }) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    return path === '' ? String(key) : `${path}.${String(key)}`;
  }, '');
}

function check<T>(schema: v.GenericSchema<unknown, T>, json: unknown): Checked<T> {
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (result.success) return { value: result.output };
  const [issue] = result.issues;
  const where = place(issue);
  return { problem: where === '' ? issue.message : `${where}: ${issue.message}` };
}

export function checkCard(json: unknown): Checked<ModelCard> {
  return check(cardSchema, json);
}

export function checkCatalogue(json: unknown): Checked<Catalogue> {
  return check(catalogueSchema, json);
}

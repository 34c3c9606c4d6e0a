import { describe, expect, it } from 'vitest';
import { failureOf } from '../../core/failure.ts';
import { artifactsOf, parseModelJson, storedBytes } from './modelJson.ts';
import { modelJson } from './modelFiles.fixture.ts';
import { hasShared, sharedArtifacts, sharedCard, sharedIds } from './sharedCards.fixture.ts';

const detailOf = (text: string): string => {
  try {
    parseModelJson(text, 'Tiny');
  } catch (error) {
    const failure = failureOf(error);
    return failure.kind === 'model-invalid' ? failure.detail : failure.kind;
  }
  return 'accepted';
};
const changed = (change: object): string => JSON.stringify({ ...modelJson, ...change });

describe('parseModelJson', () => {
  it('adds up what each group of files must hold', () => {
    const { groups, format } = parseModelJson(JSON.stringify(modelJson), 'Tiny');
    expect(format).toBe('layers-model');
    expect(groups.map(({ bytes }) => bytes)).toEqual([24, 4]);
  });

  it('tells the format of files that do not say it by their topology', () => {
    const bare = (modelTopology: object) => parseModelJson(changed({ format: undefined, modelTopology }), 'm').format;
    expect(bare({ model_config: {} })).toBe('layers-model');
    expect(bare({ class_name: 'Model', config: {} })).toBe('layers-model');
    expect(bare({ node: [] })).toBe('graph-model');
  });

  it.each([
    ['<!doctype html>', /web page/],
    ['version https://git-lfs.github.com/spec/v1\noid', /Git LFS/],
    ['{"format":', /not JSON/],
    ['[]', /no TensorFlow.js model/],
    [JSON.stringify({ modelTopology: {} }), /weightsManifest/],
    [changed({ format: 'tf-hub', modelTopology: {} }), /"tf-hub" is neither/],
    [
      changed({ weightsManifest: [{ paths: ['a'], weights: [{ name: 's', shape: [2], dtype: 'string' }] }] }),
      /"s".*string/,
    ],
    [changed({ weightsManifest: [{ paths: ['a'], weights: [{ name: 's', shape: [-2], dtype: 'int32' }] }] }), /shape/],
  ])('refuses %s in words', (text, detail) => {
    expect(detailOf(text)).toMatch(detail);
  });
});

describe('storedBytes', () => {
  it.each([
    [{ name: 'w', shape: [3, 5], dtype: 'float32' }, 60],
    [{ name: 'scalar', shape: [], dtype: 'int32' }, 4],
    [{ name: 'none', shape: [0, 9], dtype: 'float32' }, 0],
    [{ name: 'half', shape: [10], dtype: 'float32', quantization: { dtype: 'float16' } }, 20],
    [{ name: 'byte', shape: [10], dtype: 'float32', quantization: { dtype: 'uint8', scale: 1, min: 0 } }, 10],
    [{ name: 'wave', shape: [10], dtype: 'complex64' }, null],
  ])('of %o is %s', (spec, bytes) => {
    expect(storedBytes(spec)).toBe(bytes);
  });
});

describe('artifactsOf', () => {
  it('hands on the signature of a graph-model, from either place converters put it, and none where there is none', () => {
    const signature = { outputs: { logits: { name: 'out:0' } } };
    const artifacts = (change: object) =>
      artifactsOf(parseModelJson(changed(change), 'Tiny'), 'Tiny', new ArrayBuffer(28));
    expect(artifacts({ signature }).signature).toEqual(signature);
    expect(artifacts({ userDefinedMetadata: { signature } }).signature).toEqual(signature);
    expect(artifacts({})).not.toHaveProperty('signature');
  });

  it('keeps the order of the manifest', () => {
    const json = parseModelJson(JSON.stringify(modelJson), 'Tiny');
    const { weightSpecs, name } = artifactsOf(json, 'Tiny', new ArrayBuffer(28));
    expect(weightSpecs.map((spec) => spec.name)).toEqual(['w', 'q']);
    expect(name).toBe('Tiny');
  });
});

describe.skipIf(!hasShared)('the models of ../shared/models', () => {
  it.each(sharedIds)('%s holds exactly the bytes its tensors need', (id) => {
    const { weightSpecs, weightData, format } = sharedArtifacts(id);
    const needed = weightSpecs.reduce((sum, spec) => sum + storedBytes(spec)!, 0);
    expect(weightData.byteLength).toBe(needed);
    expect(format).toBe(sharedCard(id).format);
    expect(sharedCard(id).bytes).toBeGreaterThan(needed);
  });
});

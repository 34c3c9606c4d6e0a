import { describe, expect, it } from 'vitest';
import type { FailureInput } from './failureWords.ts';
import { describeFailure } from './failures.ts';

const every: readonly FailureInput[] = [
  { kind: 'picture-undecodable', name: 'a.heic', looksLike: 'HEIC' },
  { kind: 'picture-too-large', name: 'a.png', megapixels: 400 },
  { kind: 'picture-unreachable', address: 'https://x.test/a.png' },
  { kind: 'model-unreachable', model: 'V2', address: 'https://x.test/model.json', status: 404 },
  { kind: 'model-corrupt', model: 'V2', file: 'group1.bin', detail: 'sha256 differs' },
  { kind: 'model-invalid', model: 'V2', detail: 'no topology' },
  { kind: 'unsupported-node', model: 'V2', node: 'block/einsum', op: 'Einsum', detail: '' },
  { kind: 'catalogue-unreadable', address: 'models/catalogue.json', detail: 'not JSON' },
  { kind: 'no-backend', tried: [{ backend: 'webgpu', reason: 'no adapter' }] },
  { kind: 'device-lost', backend: 'webgpu', detail: 'unknown' },
  { kind: 'wrong-result', backend: 'webgl', detail: 'off by 0.3' },
  { kind: 'link-invalid', detail: 'bad base64' },
  { kind: 'file-invalid', name: 'notes.txt', detail: 'no format key' },
  { kind: 'file-version', name: 'old.json', version: 7 },
  { kind: 'worker-crashed', detail: 'out of memory' },
  { kind: 'internal', detail: 'TypeError' },
];

const sentenceOf = (failure: FailureInput) => describeFailure(failure).sentence;
const only = (kind: FailureInput['kind']) => every.find((failure) => failure.kind === kind) as FailureInput;

describe('failures', () => {
  it.each(every)('$kind has a sentence and advice that end as sentences do', (failure) => {
    const { sentence, advice } = describeFailure(failure);
    expect(sentence).toMatch(/^[A-Z“].*[.]$/);
    expect(advice).toMatch(/^[A-Z].*[.]$/);
    expect(sentence).not.toMatch(/undefined|null|\[object/);
  });

  it('no two kinds share a sentence', () => {
    expect(new Set(every.map(sentenceOf)).size).toBe(every.length);
  });

  it('an undecodable picture is named, and what it looks like when that is known', () => {
    expect(sentenceOf(only('picture-undecodable'))).toContain(
      '“a.heic” could not be read as a picture; it looks like HEIC',
    );
    expect(sentenceOf({ kind: 'picture-undecodable', name: 'b', looksLike: null })).not.toContain('looks like');
  });

  it('a picture that is too large says how large it is', () => {
    expect(sentenceOf(only('picture-too-large'))).toContain('400 megapixels');
  });

  it('a picture out of reach says where it was looked for, and that the file can be dropped instead', () => {
    expect(sentenceOf(only('picture-unreachable'))).toContain('https://x.test/a.png');
    expect(describeFailure(only('picture-unreachable')).advice).toContain('CORS');
  });

  it('a network out of reach tells a refusal from silence', () => {
    expect(sentenceOf(only('model-unreachable'))).toContain('status 404');
    expect(sentenceOf({ kind: 'model-unreachable', model: 'V2', address: 'a', status: null })).toContain(
      'did not answer',
    );
  });

  it('a damaged network names the file', () => {
    expect(sentenceOf(only('model-corrupt'))).toContain('group1.bin');
  });

  it('a network that is no model says so', () => {
    expect(sentenceOf(only('model-invalid'))).toContain('not a model');
  });

  it('an unsupported step names op and node', () => {
    expect(sentenceOf(only('unsupported-node'))).toContain('Einsum, at “block/einsum”');
  });

  it('an unreadable catalogue is named by its address', () => {
    expect(sentenceOf(only('catalogue-unreadable'))).toContain('models/catalogue.json');
  });

  it('without a back end every reason measured is in the detail', () => {
    expect(describeFailure(only('no-backend')).detail).toBe('webgpu: no adapter');
    expect(sentenceOf({ kind: 'no-backend', tried: [] })).toContain('no way');
  });

  it('a lost device names the back end and promises what was found', () => {
    expect(sentenceOf(only('device-lost'))).toContain('webgpu');
    expect(describeFailure(only('device-lost')).advice).toContain('kept');
  });

  it('a back end that computes wrongly is said not to be used', () => {
    expect(sentenceOf(only('wrong-result'))).toContain('not used');
  });

  it('a damaged link leaves what was there', () => {
    expect(describeFailure(only('link-invalid')).advice).toContain('has not changed');
  });

  it('a file that is neither picture nor explanation is named', () => {
    expect(sentenceOf(only('file-invalid'))).toContain('“notes.txt”');
  });

  it('a file of another version says which', () => {
    expect(sentenceOf(only('file-version'))).toContain('version 7');
  });

  it('a crash of the worker and the unforeseen may be tried again', () => {
    expect(describeFailure(only('worker-crashed')).retry).toBe(true);
    expect(describeFailure(only('internal')).retry).toBe(true);
  });

  it('what would fail again in the same way offers no retry', () => {
    const final = every.filter((failure) => !describeFailure(failure).retry).map(({ kind }) => kind);
    expect(final).toEqual([
      'picture-undecodable',
      'picture-too-large',
      'model-invalid',
      'unsupported-node',
      'link-invalid',
      'file-invalid',
      'file-version',
    ]);
  });
});

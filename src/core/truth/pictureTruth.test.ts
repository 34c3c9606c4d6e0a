import { describe, expect, it } from 'vitest';
import { failureOf } from '../failure.ts';
import { refusal } from '../share/refusal.fixture.ts';
import { parseTruth } from './pictureTruth.ts';

const file = {
  version: 1,
  class: 'school bus',
  width: 4,
  height: 2,
  parts: [
    { name: 'bonnet', label: 3 },
    { name: 'windows', label: 4 },
  ],
  sufficient: [['bonnet', 'windows']],
  note: 'Only two parts are left.',
  labels: [0, 2, 3, 3, 4, 1, 128, 2],
};

describe('the truth of a picture', () => {
  it('reads as it was written', () => {
    const { version, labels, ...rest } = file;
    const truth = parseTruth(file);
    expect(truth).toEqual({ ...rest, labels: Uint8Array.of(0, 0, 3, 3, 3, 4, 128, 128) });
    expect([version, labels.length]).toEqual([1, 8]);
  });

  it('may say that nothing is enough', () => {
    expect(parseTruth({ ...file, sufficient: [] }).sufficient).toEqual([]);
  });

  it('does not mind what it does not know', () => {
    expect(parseTruth({ ...file, mood: 'sunny' })).not.toHaveProperty('mood');
  });

  it('of a later version is of a newer program', () => {
    let thrown: unknown;
    try {
      parseTruth({ ...file, version: 2 }, 'bus.truth.json');
    } catch (error) {
      thrown = error;
    }
    expect(failureOf(thrown)).toEqual({ kind: 'file-version', name: 'bus.truth.json', version: 2 });
  });

  it.each([
    ['nothing', null, 'the whole: must be an object'],
    ['no version', { ...file, version: undefined }, 'version: must be'],
    ['a nameless class', { ...file, class: ' ' }, 'class: must be the name of a class'],
    ['no width', { ...file, width: 0 }, 'width: must be'],
    ['labels of another size', { ...file, height: 3 }, 'labels: runs of 8 pixels for a picture of 12'],
    ['a label that is no number', { ...file, labels: ['0', 8] }, 'labels[0]: must be a whole number'],
    ['a part that is nowhere', { ...file, parts: [{ name: 'roof', label: 9 }] }, 'parts[0].label: must be a label of'],
    ['a part with the label of the core', { ...file, parts: [{ name: 'core', label: 1 }] }, 'parts[0].label: must be'],
    ['two parts of one name', { ...file, parts: [file.parts[0], { name: 'bonnet', label: 4 }] }, 'parts[1].name'],
    ['two parts of one label', { ...file, parts: [file.parts[0], { name: 'roof', label: 3 }] }, 'parts[1].label'],
    ['a sufficient part that is not there', { ...file, sufficient: [['roof']] }, 'sufficient[0][0]: must be "bonnet"'],
    ['no note', { ...file, note: 3 }, 'note: must be a text'],
  ])('with %s is refused', (_, value, detail) => {
    expect(refusal('file-invalid', () => parseTruth(value))).toContain(detail);
  });
});

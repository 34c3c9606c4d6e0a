import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../../src/core/failure.ts';
import { choosePictures, listPictures, seenBox } from './pictures.ts';

const root = mkdtempSync(join(tmpdir(), 'compare-'));
const photos = join(root, 'photos');
const manifest = join(root, 'manifest.json');
const write = (images: unknown) => {
  writeFileSync(manifest, JSON.stringify({ images }));
};
beforeAll(() => {
  mkdirSync(join(photos, 'more'), { recursive: true });
  for (const name of ['b.jpg', 'a.PNG', 'notes.txt', 'more/c.webp']) writeFileSync(join(photos, name), '');
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

const failure = (work: () => unknown) => {
  try {
    work();
  } catch (thrown) {
    return failureOf(thrown);
  }
  return null;
};

describe('the pictures of a folder', () => {
  it('are its picture files and those in it, by name, with nothing known of them', () => {
    expect(listPictures(photos, null)).toEqual(
      ['a.PNG', 'b.jpg', 'more/c.webp'].map((name) => ({ path: join(photos, name), name, label: null, boxes: [] })),
    );
  });

  it('have the boxes that a manifest gives for the file, and others none', () => {
    write([
      { file: 'photos/b.jpg', label: 'tench', boxes: [[1, 2, 3.5, 4]], more: true },
      { file: 'photos/more/c.webp' },
      { file: 'elsewhere/a.PNG', label: 'kite' },
    ]);
    const known = listPictures(photos, manifest).map(({ label, boxes }) => ({ label, boxes }));
    expect(known).toEqual([
      { label: null, boxes: [] },
      { label: 'tench', boxes: [[1, 2, 3.5, 4]] },
      { label: null, boxes: [] },
    ]);
  });

  it('are refused with a folder that is not there', () => {
    expect(failure(() => listPictures(join(root, 'gone'), null))).toMatchObject({ kind: 'picture-unreachable' });
  });

  it('are refused with a box that is none, and a manifest that is none', () => {
    write([{ file: 'photos/b.jpg', boxes: [[1, 2, 1, 4]] }]);
    expect(failure(() => listPictures(photos, manifest))).toMatchObject({
      ...{ kind: 'file-invalid', name: 'manifest.json' },
      detail: 'images[0].boxes[0]: must be [left, top, right, bottom], is [1,2,1,4]',
    });
    writeFileSync(manifest, '{');
    expect(failure(() => listPictures(photos, manifest))).toMatchObject({ kind: 'file-invalid' });
  });
});

describe('some of them', () => {
  const many = Array.from({ length: 50 }, (_, at) => at);

  it('are as many as asked for, in order, and the same for the same seed', () => {
    const some = choosePictures(many, 8, 3);
    expect(some).toHaveLength(8);
    expect([...some].sort((a, b) => a - b)).toEqual(some);
    expect(choosePictures(many, 8, 3)).toEqual(some);
    expect(choosePictures(many, 8, 4)).not.toEqual(some);
  });

  it('are all of them where there are no more, or no number is given', () => {
    expect(choosePictures(many, 50, 1)).toBe(many);
    expect(choosePictures(many, null, 1)).toBe(many);
  });

  it('include those of fewer with the same seed', () => {
    const more = new Set(choosePictures(many, 20, 5));
    for (const one of choosePictures(many, 10, 5)) expect(more.has(one)).toBe(true);
  });
});

describe('a box of the file in the picture that the network sees', () => {
  it('is squashed with it', () => {
    expect(seenBox([100, 50, 300, 200], [250, 500], [100, 100], 'squash')).toEqual([20, 20, 60, 80]);
  });

  it('moves with a crop, and loses what is cut off', () => {
    // Of 500 × 250 the middle 250 × 250 is seen, from column 125.
    expect(seenBox([100, 50, 225, 200], [250, 500], [100, 100], 'crop')).toEqual([0, 20, 40, 80]);
    expect(seenBox([0, 0, 500, 250], [250, 500], [100, 100], 'crop')).toEqual([0, 0, 100, 100]);
  });

  it('stays where the file has the size of the network', () => {
    expect(seenBox([3, 4, 9.5, 10], [112, 112], [112, 112], 'crop')).toEqual([3, 4, 9.5, 10]);
  });
});

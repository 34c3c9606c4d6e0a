import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../src/core/modelCard.ts';
import { parseCatalogue } from '../../src/engine/catalogue/catalogue.ts';
import { formatCatalogue } from './formatCatalogue.ts';

describe('formatCatalogue', () => {
  it('is how the catalogue of this copy is written, to the byte', () => {
    const text = readFileSync('public/models/catalogue.json', 'utf8');
    expect(formatCatalogue(parseCatalogue(JSON.parse(text), 'catalogue.json'))).toBe(text);
  });

  it('writes the same JSON for any value, in lines a person can read', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const models = [value] as unknown as Catalogue['models'];
        expect(JSON.parse(formatCatalogue({ version: 1, models }))).toEqual(
          JSON.parse(JSON.stringify({ version: 1, models: [value] })),
        );
      }),
    );
  });

  it('puts one file on one line', () => {
    const lines = readFileSync('public/models/catalogue.json', 'utf8').split('\n');
    expect(lines.filter((line) => line.includes('"path"')).every((line) => line.includes('"sha256"'))).toBe(true);
  });
});

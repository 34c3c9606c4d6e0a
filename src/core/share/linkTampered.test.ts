import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setOf } from '../regions/regionSet.ts';
import { asPublished } from '../search/settings.ts';
import { decodeLink, encodeLink } from './link.ts';
import { refusal } from './refusal.fixture.ts';
import { anyText } from './text.fixture.ts';

describe('a tampered link', () => {
  const link = encodeLink({
    picture: { kind: 'sample', name: 'peacock' },
    fit: 'crop',
    model: 'mobilenet_v2_100_224',
    target: 84,
    against: 12,
    settings: asPublished,
    selected: setOf([3, 9, 24]),
  });
  const view = decodeLink(link);

  it.each([
    ['empty', ''],
    ['something else', 'section-2'],
    ['of another version', link.replace('v=1', 'v=2')],
    ['cut', link.slice(0, -4)],
    ['without its checksum', link.slice(0, link.lastIndexOf('&'))],
    ['with a broken escape', link.replace('peacock', 'pea%c')],
    ['of forty thousand letters', `${link}&z=${'a'.repeat(40_000)}`],
    ['with another class', link.replace('c=84', 'c=85')],
    ['with another class to hold it against', link.replace('84-12', '84-13')],
    ['with something said twice', link.replace('&c=84-12', '&c=84-12&c=84-12')],
  ])('is refused: %s', (_, text) => {
    expect(refusal('link-invalid', () => decodeLink(text))).not.toBeNull();
  });

  it('is refused after any change of one character', () => {
    const letters = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 });
    fc.assert(
      fc.property(fc.nat(link.length - 1), letters, (at, letter) => {
        const changed = link.slice(0, at) + letter + link.slice(at + 1);
        if (changed !== link) expect(refusal('link-invalid', () => decodeLink(changed))).not.toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  it('is refused or says the same after anything is cut out, put in or turned round', () => {
    const at = fc.nat(link.length);
    fc.assert(
      fc.property(at, at, fc.string({ maxLength: 20 }), (a, b, text) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const changed = link.slice(0, from) + text + link.slice(to);
        const read: unknown[] = [];
        refusal('link-invalid', () => read.push(decodeLink(changed)));
        expect(read).toEqual(read.map(() => view));
      }),
      { numRuns: 2000 },
    );
  });

  it('never brings the reader down: any text is a view or a refusal', () => {
    const words = fc.array(fc.tuple(fc.constantFrom(...Array.from('vpxmcgfbrtsolnkz')), fc.string({ maxLength: 12 })));
    const anything = fc.oneof(
      anyText,
      words.map((list) => ['v=1', ...list.map(([key, word]) => `${key}=${word}`)].join('&')),
    );
    fc.assert(
      fc.property(anything, (text) => {
        refusal('link-invalid', () => decodeLink(text));
      }),
      { numRuns: 2000 },
    );
  });
});

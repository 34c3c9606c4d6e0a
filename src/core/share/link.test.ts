import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regionCount } from '../regions/grid.ts';
import type { RegionSet } from '../regions/regionSet.ts';
import { emptySet, fullSet, setOf } from '../regions/regionSet.ts';
import { asPublished, defaultSettings } from '../search/settings.ts';
import type { SharedView } from './link.ts';
import { decodeLink, encodeLink } from './link.ts';
import { refusal } from './refusal.fixture.ts';
import { anySettings } from './settings.fixture.ts';

const plain: SharedView = {
  picture: { kind: 'sample', name: 'peacock' },
  fit: 'crop',
  model: 'mobilenet_v2_100_224',
  target: null,
  against: null,
  settings: defaultSettings,
  selected: null,
};
const hash = 'f3a1'.repeat(16);
const hex = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
/** Names as long as a link keeps them whole. */
const names = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((name) => Buffer.from(name).length <= 30);

const pictures: fc.Arbitrary<SharedView['picture']> = fc.oneof(
  fc.record({ kind: fc.constant('sample' as const), name: fc.stringMatching(/^[\w.-]{1,20}$/) }),
  fc.record({
    kind: fc.constant('address' as const),
    address: fc.webUrl({ withFragments: true, withQueryParameters: true }),
  }),
  fc.record({ kind: fc.constant('local' as const), name: names, sha256: hex }),
  fc.record({
    kind: fc.constant('embedded' as const),
    name: names,
    type: fc.constantFrom('webp' as const, 'jpeg' as const, 'png' as const, 'avif' as const),
    data: fc.uint8Array({ minLength: 1, maxLength: 200 }),
  }),
);
const views: fc.Arbitrary<SharedView> = anySettings.chain((settings) =>
  fc
    .record({
      picture: pictures,
      fit: fc.constantFrom('crop' as const, 'squash' as const),
      model: fc.stringMatching(/^[\w.-]{1,40}$/),
      classes: fc.oneof(
        fc.record({ target: fc.option(fc.nat(1001)), against: fc.constant(null) }),
        fc.record({ target: fc.nat(1001), against: fc.nat(1001) }).filter(({ target, against }) => target !== against),
      ),
      settings: fc.constant(settings),
      selected: fc.option(
        fc.bigInt({ min: 0n, max: fullSet(regionCount(settings.grid)) }).map((bits) => bits as RegionSet),
      ),
    })
    .map(({ classes, ...view }) => ({ ...view, ...classes })),
);

describe('a link', () => {
  it('of defaults says only what is shown', () => {
    expect(encodeLink(plain)).toMatch(/^v=1&p=s:peacock&m=mobilenet_v2_100_224&k=[\w-]{6}$/);
  });

  it('can be read by a person', () => {
    const link = encodeLink({ ...plain, target: 84, fit: 'squash', settings: asPublished, selected: setOf([0, 9]) });
    expect(link).toMatch(
      /^v=1&p=s:peacock&x=squash&m=mobilenet_v2_100_224&c=84&b=black&r=0.9&t=0&o=3,count,1&n=AQI&k=[\w-]{6}$/,
    );
  });

  it('says which class the explained one is held against', () => {
    const link = encodeLink({ ...plain, target: 84, against: 12 });
    expect(link).toMatch(/&c=84-12&k=[\w-]{6}$/);
    expect(decodeLink(link)).toMatchObject({ target: 84, against: 12 });
    expect(decodeLink(encodeLink({ ...plain, target: 0, against: 1 }))).toMatchObject({ target: 0, against: 1 });
  });

  it('brings back what it was made of, with or without #', () => {
    fc.assert(
      fc.property(views, (view) => {
        const link = encodeLink(view);
        expect(decodeLink(link)).toEqual(view);
        expect(decodeLink(`#${link}`)).toEqual(view);
      }),
      { numRuns: 500 },
    );
  });

  it('uses only characters that an address may have', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(encodeLink(view)).toMatch(/^[\w\-.~!*'():,/@%&=]+$/);
      }),
    );
  });

  it('tells no selection from an empty one', () => {
    expect(decodeLink(encodeLink({ ...plain, selected: emptySet })).selected).toBe(0n);
    expect(decodeLink(encodeLink(plain)).selected).toBeNull();
  });

  it('survives programs that escape what needs no escape, and others that do it in small letters', () => {
    const view = {
      ...plain,
      picture: { kind: 'address' as const, address: 'https://a.example/b c.png?d=1&e=é'.replace(' ', '%20') },
    };
    const link = encodeLink(view);
    const escaped = link.replace(/[:,/]/g, (letter) => encodeURIComponent(letter));
    expect(escaped).not.toBe(link);
    expect(decodeLink(escaped)).toEqual(view);
    expect(decodeLink(escaped.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()))).toEqual(view);
  });
});

describe('the length of a link', () => {
  const page = 'https://somebody.github.io/sag-explorer/#';
  const everything: SharedView = {
    picture: { kind: 'local', name: '一枚の写真で、とても長い名前がついているもの.jpeg', sha256: hash },
    fit: 'squash',
    model: 'mobilenet_v2_100_224',
    target: 1000,
    against: null,
    settings: {
      grid: { rows: 10, cols: 10 },
      footprint: 'tile',
      baseline: 'black',
      sufficiency: { ratio: 0.95, topClass: false },
      search: { kind: 'combinatorial', candidates: 24, size: 12, seed: 'occlusion', strict: true },
      choice: { roots: 12, overlap: { kind: 'share', limit: 0.25 } },
      graph: { budget: 2000 },
    },
    selected: fullSet(100),
  };

  it('stays under 300 characters for choices, however many are made', () => {
    expect(page.length + encodeLink(everything).length).toBeLessThan(300);
    const beam = { kind: 'beam', width: 100, successors: 100, limit: 100, seed: 'grad-cam', strict: true } as const;
    const wide = { ...everything, settings: { ...everything.settings, search: beam } };
    expect(page.length + encodeLink(wide).length).toBeLessThan(300);
  });

  it('grows by the number of the other class, where one is held against another', () => {
    const alone = encodeLink(everything).length;
    expect(encodeLink({ ...everything, against: 999 }).length - alone).toBe('-999'.length);
  });

  it('stays under 120 characters for a sample with defaults', () => {
    expect(page.length + encodeLink({ ...plain, target: 84, selected: setOf([11, 30]) }).length).toBeLessThan(120);
  });

  it('is that of the address for a picture on the web, up to 1500', () => {
    const at = (length: number): SharedView => ({
      ...plain,
      picture: { kind: 'address', address: `https://a.example/${'x'.repeat(length)}` },
    });
    expect(encodeLink(at(1000)).length).toBeLessThan(1500);
    expect(refusal('link-invalid', () => encodeLink(at(1500)))).toContain('address');
    const long = { ...plain, picture: { kind: 'address' as const, address: `https://a.example/${'é'.repeat(400)}` } };
    expect(refusal('link-invalid', () => encodeLink(long))).toContain('more than a link can be');
  });

  it('may hold a picture of 8 KB and not a byte more', () => {
    const holding = (bytes: number): SharedView => ({
      ...plain,
      picture: { kind: 'embedded', name: 'me.webp', type: 'webp', data: new Uint8Array(bytes).fill(7) },
    });
    expect(decodeLink(encodeLink(holding(8192)))).toEqual(holding(8192));
    expect(refusal('link-invalid', () => encodeLink(holding(8193)))).toContain('too large');
  });

  it('cuts a long name between characters, and says so by an ellipsis', () => {
    const { picture } = decodeLink(encodeLink(everything));
    expect(picture).toEqual({ kind: 'local', name: '一枚の写真で、とて…', sha256: hash });
  });
});

describe('what cannot be said in a link', () => {
  it.each([
    ['a sample without a name', { ...plain, picture: { kind: 'sample' as const, name: '' } }],
    ['a sample with half a character', { ...plain, picture: { kind: 'sample' as const, name: '\ud800' } }],
    ['a script as address', { ...plain, picture: { kind: 'address' as const, address: 'javascript:alert(1)' } }],
    ['a file as address', { ...plain, picture: { kind: 'address' as const, address: 'file:///etc/passwd' } }],
    [
      'an address with a line break',
      { ...plain, picture: { kind: 'address' as const, address: 'https://a.example/\n' } },
    ],
    [
      'an address with half a character',
      { ...plain, picture: { kind: 'address' as const, address: 'https://a.b/\ud800' } },
    ],
    ['a hash that is none', { ...plain, picture: { kind: 'local' as const, name: 'a.png', sha256: 'abc' } }],
    ['a model without a name', { ...plain, model: '' }],
    ['a class that is no number', { ...plain, target: -1 }],
    ['a class against itself', { ...plain, target: 3, against: 3 }],
    ['a class against one that is no number', { ...plain, target: 3, against: -1 }],
    ['nothing against a class', { ...plain, target: null, against: 3 }],
    ['a selection outside of the grid', { ...plain, selected: setOf([49]) }],
    ['a grid without rows', { ...plain, settings: { ...defaultSettings, grid: { rows: 0, cols: 7 } } }],
    [
      'a ratio that is no number',
      { ...plain, settings: { ...defaultSettings, sufficiency: { ratio: Number.NaN, topClass: true } } },
    ],
  ])('is refused: %s', (_, view) => {
    expect(refusal('link-invalid', () => encodeLink(view))).not.toBeNull();
  });
});

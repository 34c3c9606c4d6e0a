import { describe, expect, it } from 'vitest';
import { Field, FieldError } from './field.ts';

const field = new Field({ a: { b: [1, { c: 'x' }] }, n: null, t: true, half: 0.5, big: 'y'.repeat(60) });
const refused = (work: () => unknown) => {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof FieldError) return thrown.message;
    throw thrown;
  }
  return null;
};

describe('a field', () => {
  it('gives what it is asked for', () => {
    expect(field.at('a').at('b').items()[1]?.at('c').text()).toBe('x');
    expect(field.at('half').number(0, 1)).toBe(0.5);
    expect(field.at('a').at('b').items()[0]?.integer(0, 1)).toBe(1);
    expect(field.at('t').truth()).toBe(true);
    expect(field.at('a').at('b').items()[1]?.at('c').oneOf(['x', 'y'])).toBe('x');
    expect(
      field
        .at('a')
        .entries()
        .map(([key]) => key),
    ).toEqual(['b']);
  });

  it('tells a missing key from one that is there', () => {
    expect(field.maybe('t')?.truth()).toBe(true);
    expect(field.maybe('z')).toBeNull();
    expect(refused(() => field.maybe('n')?.truth())).toBe('n: must be true or false, is null');
  });

  it('names the place, what is due and what is there', () => {
    expect(refused(() => field.at('a').at('b').items()[1]?.at('c').number(0, 1))).toBe(
      'a.b[1].c: must be a number from 0 to 1, is "x"',
    );
    expect(refused(() => field.at('z').text())).toBe('z: must be a text, is missing');
    expect(refused(() => field.at('a').at('b').items()[1]?.at('c').oneOf(['p', 'q']))).toBe(
      'a.b[1].c: must be "p" or "q", is "x"',
    );
    expect(refused(() => new Field(3).at('a'))).toBe('the whole: must be an object, is 3');
  });

  it('shows no more of a long value than is needed', () => {
    expect(refused(() => field.at('big').truth())).toBe(`big: must be true or false, is "${'y'.repeat(38)}…`);
  });

  it.each([
    ['a list as object', () => new Field([]).at('a')],
    ['an object as list', () => field.items()],
    ['null as object', () => field.at('n').at('a')],
    ['a text as entries', () => field.at('big').entries()],
    ['a number out of range', () => field.at('half').number(1, 2)],
    ['a fraction as whole number', () => field.at('half').integer(0, 1)],
    ['no number at all', () => new Field(Number.NaN).number(0, 1)],
    ['a text that is not of the pattern', () => field.at('big').text(/^x/, 'an x')],
    ['what every object inherits', () => field.at('toString').text()],
  ])('refuses %s', (_, work) => {
    expect(refused(work)).not.toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { dimensionsOf, endpointOf, nodesOf } from './nodeJson.ts';

const attributesOf = (attr: object) => nodesOf({ node: [{ name: 'n', op: 'Op', input: [], attr }] })[0]!.attributes;

describe('a node of a graph', () => {
  it('has its data inputs with their output numbers, and no control inputs', () => {
    const [node] = nodesOf({ node: [{ name: 'n', op: 'Add', input: ['a', 'b:1', '^c'] }] });
    expect(node).toMatchObject({ name: 'n', op: 'Add' });
    expect(node!.inputs).toEqual([
      { node: 'a', output: 0 },
      { node: 'b', output: 1 },
    ]);
    expect(endpointOf('prob:0')).toEqual({ node: 'prob', output: 0 });
  });

  it('has integers written as texts, and floats as numbers', () => {
    const attributes = attributesOf({
      a: { i: '12' },
      b: { f: 0.5 },
      c: { list: { i: ['1', '2', '2', '1'] } },
      d: { b: true },
    });
    expect(attributes.number('a', 0)).toBe(12);
    expect(attributes.number('b', 0)).toBe(0.5);
    expect(attributes.numbers('c')).toEqual([1, 2, 2, 1]);
    expect(attributes.flag('d', false)).toBe(true);
  });

  it('has texts in base64 or as character codes', () => {
    const attributes = attributesOf({
      padding: { s: 'U0FNRQ==' },
      mode: { s: [86, 65, 76, 73, 68] },
      fused_ops: { list: { s: ['Qmlhc0FkZA==', 'UmVsdTY='] } },
    });
    expect(attributes.text('padding', '')).toBe('SAME');
    expect(attributes.text('mode', '')).toBe('VALID');
    expect(attributes.texts('fused_ops')).toEqual(['BiasAdd', 'Relu6']);
  });

  it('has the default of its reader where an attribute is missing, empty or of another kind', () => {
    const attributes = attributesOf({ a: {}, b: { s: 'U0FNRQ==' }, c: { list: {} } });
    expect(attributes.number('a', 7)).toBe(7);
    expect(attributes.number('b', 7)).toBe(7);
    expect(attributes.numbers('c')).toEqual([]);
    expect(attributes.numbers('nowhere')).toBeNull();
    expect(attributes.text('nowhere', 'x')).toBe('x');
  });

  it('has −1 for sizes left open', () => {
    const shape = { dim: [{ size: '-1' }, { size: '224' }, {}] };
    expect(dimensionsOf(shape)).toEqual([-1, 224, -1]);
    expect(attributesOf({ shape: { shape } }).numbers('shape')).toEqual([-1, 224, -1]);
    expect(dimensionsOf({ unknownRank: true })).toEqual([]);
  });

  it('is nowhere in what is no graph', () => {
    expect(nodesOf(null)).toEqual([]);
    expect(nodesOf({ node: 'text' })).toEqual([]);
  });
});

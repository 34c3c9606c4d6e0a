import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { project, viewOf } from './camera.ts';
import { dot } from './vectors.ts';

const camera = { eye: [0, 0, 10], target: [0, 0, 0], fieldOfView: 90 } as const;

describe('a camera on the z axis', () => {
  const view = viewOf(camera);

  it('sees its target in the middle', () => {
    expect(project(view, [0, 0, 0])).toEqual([0, 0, 10]);
  });

  it('has x to the right and y upwards', () => {
    const [right] = project(view, [5, 0, 0]);
    const [, up] = project(view, [0, 5, 0]);
    expect(right).toBeCloseTo(0.5);
    expect(up).toBeCloseTo(0.5);
  });

  it('sees the field of view from side to side', () => {
    expect(project(view, [10, 0, 0])[0]).toBeCloseTo(1);
  });

  it('draws a thing twice as far away half as large', () => {
    expect(project(view, [1, 0, 0])[0]).toBeCloseTo(2 * project(view, [1, 0, -10])[0]);
  });

  it('gives what lies behind it no positive depth', () => {
    expect(project(view, [0, 0, 11])[2]).toBeLessThan(0);
  });
});

it('three unit vectors at right angles, wherever it stands, and it never rolls', () => {
  const metre = fc.double({ min: 0.5, max: 9, noNaN: true });
  fc.assert(
    fc.property(metre, metre, metre, (x, y, z) => {
      const { right, up, forward } = viewOf({ eye: [x, y, z], target: [0, 0, 0], fieldOfView: 30 });
      for (const axis of [right, up, forward]) expect(dot(axis, axis)).toBeCloseTo(1, 9);
      expect(dot(right, up)).toBeCloseTo(0, 9);
      expect(dot(right, forward)).toBeCloseTo(0, 9);
      expect(right[1]).toBeCloseTo(0, 9);
      expect(up[1]).toBeGreaterThan(0);
    }),
  );
});

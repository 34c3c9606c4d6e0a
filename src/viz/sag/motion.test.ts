import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { between, createMotion, easeOut } from './motion.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
  vi.stubGlobal('cancelAnimationFrame', (id: number) => {
    if (id > 0) frames[id - 1] = () => undefined;
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

let frames: (() => void)[];
/** Runs the frame that was asked for last, that many milliseconds later. */
function frameAfter(milliseconds: number): void {
  vi.advanceTimersByTime(milliseconds);
  frames.at(-1)?.();
}

describe('a move', () => {
  it('without a duration is there at once', () => {
    const step = vi.fn();
    createMotion().run(0, step);
    expect(step.mock.calls).toEqual([[1]]);
    expect(frames).toEqual([]);
  });

  it('comes nearer with each frame and arrives exactly once', () => {
    const step = vi.fn<(share: number) => void>();
    createMotion().run(400, step);
    for (const pause of [100, 100, 100, 150]) frameAfter(pause);
    const shares = step.mock.calls.map(([share]) => share);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.filter((share) => share === 1).length).toBe(1);
    expect(frames.length).toBe(4);
  });

  it('gives way to a new one', () => {
    const [first, second] = [vi.fn(), vi.fn()];
    const motion = createMotion();
    motion.run(400, first);
    const stale = frames.length;
    motion.run(400, second);
    vi.advanceTimersByTime(50);
    frames[stale - 1]?.();
    expect(first).not.toHaveBeenCalled();
    frameAfter(0);
    expect(second).toHaveBeenCalledOnce();
  });

  it('stops where it is', () => {
    const step = vi.fn();
    const motion = createMotion();
    motion.run(400, step);
    motion.stop();
    frameAfter(100);
    expect(step).not.toHaveBeenCalled();
  });
});

describe('the way', () => {
  it('is fast first and ends where it should', () => {
    expect(easeOut(0)).toBe(0);
    expect(easeOut(1)).toBe(1);
    expect(easeOut(0.5)).toBeGreaterThan(0.8);
    expect(between(10, 20, 0.5)).toBe(15);
  });
});

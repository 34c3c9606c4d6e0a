import { describe, expect, it, vi } from 'vitest';
import { keepLatest } from './latest.ts';

/** Something that becomes ready when the test says so. */
function promised() {
  let finish: (value: string | null) => void = () => undefined;
  let fail: (reason: Error) => void = () => undefined;
  const made = new Promise<string | null>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  const settle = async (act: () => void): Promise<void> => {
    act();
    await made.catch(() => undefined);
  };
  return {
    make: vi.fn(() => made),
    done: (value: string | null) =>
      settle(() => {
        finish(value);
      }),
    failed: () =>
      settle(() => {
        fail(new Error('no picture'));
      }),
  };
}

describe('the latest of what takes a while', () => {
  it('is not there until it is made, and then whoever listens is told', async () => {
    const latest = keepLatest<string>();
    const [bus, told] = [promised(), vi.fn()];
    latest.subscribe(told);
    latest.want('bus', bus.make);
    expect(latest.ready('bus')).toBeNull();
    await bus.done('a bus');
    expect(latest.ready('bus')).toBe('a bus');
    expect(told).toHaveBeenCalledOnce();
  });

  it('is made once, however many want it', async () => {
    const latest = keepLatest<string>();
    const bus = promised();
    latest.want('bus', bus.make);
    latest.want('bus', bus.make);
    await bus.done('a bus');
    latest.want('bus', bus.make);
    expect(bus.make).toHaveBeenCalledOnce();
  });

  it('is never given for something else', async () => {
    const latest = keepLatest<string>();
    const bus = promised();
    latest.want('bus', bus.make);
    await bus.done('a bus');
    expect(latest.ready('heron')).toBeNull();
    expect(latest.ready(null)).toBeNull();
  });

  it('replaces what was wanted before, which is dropped even where it is finished later', async () => {
    const latest = keepLatest<string>();
    const [bus, heron, told] = [promised(), promised(), vi.fn()];
    latest.subscribe(told);
    latest.want('bus', bus.make);
    latest.want('heron', heron.make);
    await heron.done('a heron');
    await bus.done('a bus');
    expect(latest.ready('heron')).toBe('a heron');
    expect(latest.ready('bus')).toBeNull();
    expect(told).toHaveBeenCalledOnce();
  });

  it('is not there where it cannot be made or is nothing, and is not tried again by itself', async () => {
    const latest = keepLatest<string>();
    const [broken, nothing, told] = [promised(), promised(), vi.fn()];
    latest.subscribe(told);
    latest.want('broken', broken.make);
    await broken.failed();
    latest.want('broken', broken.make);
    expect(latest.ready('broken')).toBeNull();
    expect(broken.make).toHaveBeenCalledOnce();
    latest.want('nothing', nothing.make);
    await nothing.done(null);
    expect(latest.ready('nothing')).toBeNull();
    expect(told).not.toHaveBeenCalled();
  });

  it('is let go when the last one stops listening, not before', async () => {
    const latest = keepLatest<string>();
    const bus = promised();
    const stops = [latest.subscribe(() => undefined), latest.subscribe(() => undefined)];
    latest.want('bus', bus.make);
    await bus.done('a bus');
    stops[0]!();
    expect(latest.ready('bus')).toBe('a bus');
    stops[1]!();
    expect(latest.ready('bus')).toBeNull();
  });
});

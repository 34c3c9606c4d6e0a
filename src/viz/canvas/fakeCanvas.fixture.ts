/**
 * Canvases, sizes and resize observers for jsdom, which has none of them.
 *
 * Every canvas gets a context that writes down its calls, every element a size.
 */
import type { RecordingContext } from '../scene/recordingContext.fixture.ts';
import { recordingContext } from '../scene/recordingContext.fixture.ts';

export interface FakeCanvases {
  /** What was asked of a canvas; undefined for one that nobody drew on. */
  of(canvas: HTMLCanvasElement): RecordingContext | undefined;
}

export function fakeCanvases(width: number, height: number): FakeCanvases {
  const contexts = new Map<HTMLCanvasElement, RecordingContext>();
  const getContext = function (this: HTMLCanvasElement): CanvasRenderingContext2D {
    const known = contexts.get(this) ?? recordingContext();
    contexts.set(this, known);
    return known.context;
  };
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { configurable: true, value: getContext });
  for (const [name, value] of [
    ['clientWidth', width],
    ['clientHeight', height],
  ] as const) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
  }
  HTMLElement.prototype.getBoundingClientRect = () => new DOMRect(0, 0, width, height);
  globalThis.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
  Object.assign(globalThis, { Path2D: FakePath, ImageData: FakePixels });
  return { of: (canvas) => contexts.get(canvas) };
}

class FakePath {
  readonly data: string;
  constructor(data = '') {
    this.data = data;
  }
}

class FakePixels {
  readonly data: Uint8ClampedArray;
  constructor(data: Uint8ClampedArray) {
    this.data = data;
  }
}

/**
 * A canvas context that writes down what it is asked to do.
 *
 * jsdom has canvases without contexts. This one keeps properties, saves and restores
 * them, and records every call with the properties of that moment; it draws nothing.
 */
export interface RecordingContext {
  readonly context: CanvasRenderingContext2D;
  /** Name and arguments of every call. */
  readonly calls: (readonly [name: string, ...args: unknown[]])[];
  /** What a property was at every call of that name. */
  readonly seen: (call: string, property: string) => unknown[];
}

export function recordingContext(): RecordingContext {
  const calls: [string, ...unknown[]][] = [];
  const moments: Record<string, unknown>[] = [];
  let state: Record<string, unknown> = { globalAlpha: 1 };
  const stack: Record<string, unknown>[] = [];
  const answers: Record<string, (...args: never[]) => unknown> = {
    measureText: (words: string) => ({ width: words.length * 6 }),
    getImageData: () => ({ data: new Uint8ClampedArray(4) }),
    save: () => stack.push({ ...state }),
    restore: () => {
      state = stack.pop() ?? state;
    },
  };
  const context = new Proxy(
    {},
    {
      get: (_, name: string) =>
        name in state
          ? state[name]
          : (...args: unknown[]): unknown => {
              calls.push([name, ...args]);
              moments.push({ ...state });
              return answers[name]?.(...(args as never[]));
            },
      set: (_, name: string, value: unknown) => {
        state[name] = value;
        return true;
      },
    },
  ) as CanvasRenderingContext2D;
  const seen = (call: string, property: string): unknown[] =>
    moments.filter((_, i) => calls[i]?.[0] === call).map((moment) => moment[property]);
  return { context, calls, seen };
}

/** One heat map as a task: snapshots while it converges, then the result. */
import type { Target } from '../core/methods/target.ts';
import type { MapState, Shown } from './appState.ts';
import type { Context } from './context.ts';
import { emptyMap } from './initialState.ts';
import { mapKey } from './keys.ts';
import type { Task } from './work.ts';

/** Forward passes up to which a map is worth waiting for before the search begins; Grad-CAM costs 3, I-GOS 450. */
const cheap = 10;

export const mapTaskId = (method: string): string => `map:${method}`;

export function changeMap(context: Context, method: string, change: Partial<MapState>): void {
  context.set(({ maps }) => ({ maps: { ...maps, [method]: { ...(maps[method] ?? emptyMap), ...change } } }));
}

/** Tasks of the methods asked for: the cheap ones first, the others after the search, cheapest first. */
export function mapTasks(context: Context, shown: Shown, target: Target): { cheap: Task[]; costly: Task[] } {
  const { maps, methods } = context.get();
  const asked = methods.filter(({ id }) => id in maps).sort((a, b) => a.cost - b.cost);
  const task = (method: string, after: readonly string[]): Task => {
    const options = maps[method]?.options ?? {};
    return {
      id: mapTaskId(method),
      key: mapKey(shown, target, method, options),
      lane: 'maps',
      after,
      run: async (signal) => {
        const { picture, fit, model } = shown;
        const result = await context.ports.client.run(
          'map',
          { picture, fit, model, method, options, target },
          {
            signal,
            onProgress: (snapshot) => {
              changeMap(context, method, { snapshot });
            },
          },
        );
        changeMap(context, method, { result, snapshot: null });
      },
    };
  };
  return {
    cheap: asked.filter(({ cost }) => cost <= cheap).map(({ id }) => task(id, [])),
    costly: asked.filter(({ cost }) => cost > cheap).map(({ id }) => task(id, ['search'])),
  };
}

/** Heat maps as tasks: snapshots while one converges, then the result. */
import type { Target } from '../core/methods/target.ts';
import type { AppState, Shown } from './appState.ts';
import { changeMap, mapTaskId } from './changeMap.ts';
import { noConvergence, withSnapshot } from './convergence.ts';
import type { Context } from './context.ts';
import { mapKey } from './keys.ts';
import { checkTasks, type Costed } from './mapChecks.ts';
import { searchTaskId } from './searchTask.ts';
import type { Task } from './work.ts';

/** Forward passes up to which a map may take time from the search beside it; Grad-CAM costs 3, I-GOS 450. */
const cheap = 10;

/**
 * Tasks of the methods asked for. Of the maps beside the picture the cheap ones come first,
 * beside the search; everything else after it, cheapest first.
 */
export function mapTasks(context: Context, shown: Shown, target: Target): { first: Task[]; later: Task[] } {
  const { methods, strip } = context.get();
  const asked = methods.filter(({ id }) => isWanted(context.get(), id));
  const isFirst = ({ id, cost }: { readonly id: string; readonly cost: number }): boolean =>
    cost <= cheap && strip.includes(id);
  const costed = (after: readonly string[]) => (card: { readonly id: string; readonly cost: number }) => ({
    task: mapTask(context, { shown, target, method: card.id, after }),
    cost: card.cost,
  });
  return {
    first: inOrder(asked.filter(isFirst).map(costed([]))),
    later: inOrder([
      ...asked.filter((card) => !isFirst(card)).map(costed([searchTaskId])),
      ...checkTasks(context, shown, target),
    ]),
  };
}

/** A map of the gallery alone is begun while somebody looks there, so that another picture does not compute all of them. */
function isWanted({ maps, strip, gallery }: AppState, id: string): boolean {
  const map = maps[id];
  return map !== undefined && (strip.includes(id) || gallery.open || map.status !== 'idle');
}

const inOrder = (tasks: readonly Costed[]): Task[] => tasks.toSorted((a, b) => a.cost - b.cost).map(({ task }) => task);

interface MapTask {
  readonly shown: Shown;
  readonly target: Target;
  readonly method: string;
  readonly after: readonly string[];
}

function mapTask(context: Context, { shown, target, method, after }: MapTask): Task {
  const options = context.get().maps[method]?.options ?? {};
  return {
    id: mapTaskId(method),
    key: mapKey(shown, target, method, options),
    lane: 'maps',
    after,
    run: async (signal) => {
      const { picture, fit, model } = shown;
      changeMap(context, method, { convergence: noConvergence });
      const result = await context.ports.client.run(
        'map',
        { picture, fit, model, method, options, target, randomise: null },
        {
          signal,
          onProgress: (snapshot) => {
            const { convergence = noConvergence } = context.get().maps[method] ?? {};
            changeMap(context, method, { snapshot, convergence: withSnapshot(convergence, snapshot) });
          },
        },
      );
      changeMap(context, method, { result, snapshot: null });
    },
  };
}

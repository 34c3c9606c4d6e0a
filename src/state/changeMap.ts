/** Writing down what became of one heat map, and of what was asked about it. */
import type { Context } from './context.ts';
import { emptyMap } from './initialState.ts';
import type { Asked, MapState } from './mapState.ts';

/** What is computed of one method: its map, and what a person may ask about the finished map. */
export type MapWork = 'map' | Check;
export type Check = 'measures' | 'randomised';

/** No method's id holds a colon. */
export const mapTaskId = (method: string, work: MapWork = 'map'): string => `${work}:${method}`;

export function readMapTaskId(id: string): { readonly work: MapWork; readonly method: string } {
  const [work = '', method = ''] = id.split(':');
  return { work: work as MapWork, method };
}

export function changeMap(context: Context, method: string, change: Partial<MapState>): void {
  context.set(({ maps }) => ({ maps: { ...maps, [method]: { ...(maps[method] ?? emptyMap), ...change } } }));
}

export const justAsked: Asked<never> = { status: 'idle', share: 0, result: null, failure: null };

/** Nothing where it is not asked for any more. */
export function changeCheck<Name extends Check>(
  context: Context,
  method: string,
  check: Name,
  change: Partial<NonNullable<MapState[Name]>>,
): void {
  const asked = context.get().maps[method]?.[check];
  if (asked != null) changeMap(context, method, { [check]: { ...asked, ...change } });
}

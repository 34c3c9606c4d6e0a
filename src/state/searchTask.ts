/**
 * Search and graph as one task: they are one job of the worker, whose memory of
 * region sets makes all but the first run for a picture, class and masking cheap.
 */
import type { Findings } from '../core/search/findings.ts';
import type { Question, Shown } from './appState.ts';
import { changeMap } from './changeMap.ts';
import type { Context } from './context.ts';
import { searchKey } from './keys.ts';
import { occlusionMap } from './occlusionMap.ts';
import type { Task } from './work.ts';

export const searchTaskId = 'search';

export function searchTask(context: Context, shown: Shown, question: Question): Task {
  const { target, settings } = question;
  return {
    id: searchTaskId,
    key: searchKey(shown, target, settings),
    lane: 'search',
    after: [],
    run: async (signal) => {
      context.set(({ search }) => ({ search: { ...search, stale: search.findings !== null, milliseconds: null } }));
      const { picture, fit, model } = shown;
      const output = await context.ports.client.run(
        'explain',
        { picture, fit, model, settings, target },
        {
          signal,
          onProgress: (findings) => {
            const { stale } = context.get().search;
            // Old findings make way once there is something to put in their place.
            if (!stale || findings.explanations.length > 0) showFindings(context, findings, question);
          },
        },
      );
      showFindings(context, output, question);
      context.set(({ search }) => ({ search: { ...search, milliseconds: output.milliseconds } }));
    },
  };
}

/** Findings become what is shown; the selection follows the first root until a person selects something. */
export function showFindings(context: Context, findings: Findings, question: Question): void {
  context.set(({ search, selection }) => {
    const first = findings.roots[0];
    const root = first === undefined ? undefined : findings.explanations[first];
    return {
      search: { ...search, findings, question, stale: false },
      selection: selection.automatic ? { ...selection, selected: root?.set ?? null } : selection,
    };
  });
  showOcclusion(context);
}

/** The first step of the search is a heat map of its own; nothing where that map is not asked for. */
export function showOcclusion(context: Context): void {
  const { shown, engine, maps, search } = context.get();
  const occlusion = search.findings?.occlusion;
  const before = maps['region-drops'];
  if (shown === null || search.question === null || !occlusion || before === undefined) return;
  if (before.result !== null && isSame(before.result.raw.values, occlusion)) return;
  const { settings, target } = search.question;
  const origin = { target, backend: engine.report?.backend ?? '' };
  changeMap(context, 'region-drops', {
    status: 'done',
    result: occlusionMap(occlusion, settings, shown.prediction.seen, origin),
    failure: null,
    measures: null,
  });
}

/** Findings come anew with every step; what they say of single regions stays after the first. */
function isSame(a: Float32Array, b: Float32Array): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at]);
}

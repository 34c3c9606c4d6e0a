/**
 * Brings a draft into the one form everything downstream relies on (`graph.ts`).
 *
 * Order matters: patterns are recognised while their parts are still apart, then
 * scales are merged. Knows neither file format.
 */
import { shapesOf } from '../shapes.ts';
import type { Draft } from './draft.ts';
import { dropSoftmax, flattenOutput } from './passes/dropSoftmax.ts';
import { foldAffine } from './passes/foldAffine.ts';
import { foldPadding } from './passes/foldPadding.ts';
import { mergeClips } from './passes/mergeClips.ts';
import { recogniseSwish } from './passes/recogniseSwish.ts';
import { createWorkspace } from './passes/workspace.ts';

export function canonicalise(draft: Draft): Draft {
  const workspace = createWorkspace(draft);
  dropSoftmax(workspace);
  mergeClips(workspace);
  recogniseSwish(workspace);
  workspace.prune();
  foldAffine(workspace);
  foldPadding(workspace);
  const shapes = shapesOf(workspace.nodes(), new Map([[draft.input, draft.inputShape]]), draft.name);
  flattenOutput(workspace, shapes.get(workspace.output) ?? []);
  return workspace.finish();
}

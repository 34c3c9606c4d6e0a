/**
 * What a result depends on, as text: equal keys, equal results.
 *
 * A stage runs when the key it would have now differs from the key of what it
 * has. The names of things that decide nothing (a picture's file name, how many
 * threads there are) are in no key.
 */
import type { MethodOptions } from '../core/methods/methodCard.ts';
import type { Target } from '../core/methods/target.ts';
import type { ExplainSettings } from '../core/search/settings.ts';
import type { Subject } from '../worker/protocol.ts';

function subjectKey(subject: Subject): string {
  return JSON.stringify([subject.picture.sha256, subject.fit, subject.model.id, subject.model.address]);
}

export function mapKey(subject: Subject, target: Target, method: string, options: MethodOptions): string {
  return JSON.stringify([subjectKey(subject), target, method, Object.entries(options).sort()]);
}

export function searchKey(subject: Subject, target: number, settings: ExplainSettings): string {
  return JSON.stringify([subjectKey(subject), target, settings]);
}

/** What one region set's confidence depends on; nothing of how sets are searched. */
export function maskingKey(subject: Subject, target: number, settings: ExplainSettings): string {
  const { grid, footprint, baseline } = settings;
  return JSON.stringify([subjectKey(subject), target, grid, footprint, baseline]);
}

/** What is shown as an explanation file, picture included, so that it opens anywhere. */
import { baselineOf } from '../core/regions/composite.ts';
import { writeExplanation } from '../core/share/explanationFile.ts';
import type { MapResult } from '../worker/protocol.ts';
import type { AppState } from './appState.ts';
import { toDataAddress } from './dataAddress.ts';
import { targetClass } from './selectors.ts';

/** The text of the file; null while there is nothing found to save. */
export async function explanationText(state: AppState): Promise<string | null> {
  const { shown, search, engine, maps } = state;
  const target = targetClass(state);
  if (shown === null || target === null || search.findings === null || search.question === null) return null;
  const { picture, prediction, model, fit } = shown;
  const { settings } = search.question;
  const raw = Object.entries(maps).flatMap(([id, { result }]) =>
    result === null || id === 'region-drops' || !isOfOneClass(result) ? [] : [[id, result.raw] as const],
  );
  return writeExplanation({
    picture: {
      name: picture.name,
      sha256: picture.sha256,
      width: prediction.width,
      height: prediction.height,
      fit,
      data: await toDataAddress(picture.blob),
    },
    model: { id: model.id, sha256: prediction.modelSha256 },
    engine: { backend: engine.report?.backend ?? 'unknown', version: engine.report?.version ?? 'unknown' },
    target,
    baseline: baselineOf(settings.baseline, prediction.seen),
    settings,
    findings: search.findings,
    milliseconds: search.milliseconds ?? 0,
    maps: Object.fromEntries(raw),
  });
}

/** The file speaks of one class: a map of its lead over another would be taken for something else. */
function isOfOneClass({ provenance: { target } }: MapResult): boolean {
  return target.kind === 'class' && target.against === null;
}

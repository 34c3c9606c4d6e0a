/** What an explanation file has to say of its picture, as something that comes with the picture. */
import { findingsOf, mapsOf, settingsOf } from '../core/share/explanationFile.ts';
import type { ExplanationFile } from '../core/share/explanationFormat.ts';
import type { ArrivingResults } from './arrival.ts';

/** What was found; good for the network, class and settings the file names. */
export function resultsIn(file: ExplanationFile): ArrivingResults {
  return {
    modelSha256: file.model.sha256,
    backend: file.engine.backend,
    target: file.target.index,
    settings: settingsOf(file),
    findings: findingsOf(file),
    milliseconds: file.search.milliseconds,
    maps: mapsOf(file),
  };
}

/** Every job by its name. */
import type { Handlers } from './host.ts';
import { explainJob } from './jobs/explain.ts';
import { inspectJob } from './jobs/inspect.ts';
import { judgeMapJob } from './jobs/judgeMap.ts';
import { loadModelJob } from './jobs/loadModel.ts';
import { mapJob } from './jobs/map.ts';
import { fetchPictureJob, identifyPictureJob } from './jobs/pictures.ts';
import { predictJob } from './jobs/predict.ts';
import { readCatalogueJob } from './jobs/readCatalogue.ts';
import { startEngineJob } from './jobs/startEngine.ts';
import type { Session } from './session.ts';
import { SubjectScorers } from './subjectScorer.ts';

export function createHandlers(session: Session): Handlers {
  const scorers = new SubjectScorers(session);
  return {
    'start-engine': startEngineJob(session),
    'read-catalogue': readCatalogueJob(session),
    'load-model': loadModelJob(session),
    'fetch-picture': fetchPictureJob(session),
    'identify-picture': identifyPictureJob(),
    predict: predictJob(session),
    map: mapJob(session),
    'judge-map': judgeMapJob(session),
    explain: explainJob(session, scorers),
    inspect: inspectJob(session, scorers),
  };
}

/** The result as the text layer takes it: facts of the findings, with regions as people name them. */
import { regionName } from '../../core/regions/grid.ts';
import type { RegionId } from '../../core/regions/regionSet.ts';
import { has } from '../../core/regions/regionSet.ts';
import { factsOf } from '../../core/sag/facts.ts';
import type { Findings } from '../../core/search/findings.ts';
import type { ExplainSettings } from '../../core/search/settings.ts';
import type { StageStatus } from '../../state/mapState.ts';
import type { ResultInput } from '../../text/result.ts';
import type { ClassScore } from './classScore.ts';

const progressOf = {
  idle: 'searching',
  waiting: 'searching',
  running: 'searching',
  stopped: 'stopped',
  failed: 'stopped',
  done: 'done',
} as const satisfies Record<StageStatus, ResultInput['progress']>;

export interface ResultParts {
  readonly findings: Findings;
  readonly status: StageStatus;
  readonly explained: ClassScore;
  /** What the network says of the whole picture. */
  readonly first: ClassScore;
  readonly settings: ExplainSettings;
}

export function resultOf({ findings, status, explained, first, settings }: ResultParts): ResultInput {
  const facts = factsOf(findings);
  const name = (region: number): string => regionName(settings.grid, region);
  const isInAll = (region: RegionId): boolean => findings.explanations.every(({ set }) => has(set, region));
  return {
    className: explained.label,
    saysInstead: first.index === explained.index ? null : first.label,
    rootSizes: facts.rootSizes,
    found: facts.found,
    common: facts.common.map(name),
    necessary: facts.necessary.filter(isInAll).map(name),
    fragile: facts.necessary.filter((region) => !isInAll(region)).map(name),
    restEnough: facts.restEnough,
    exhaustiveUpTo: facts.exhaustiveUpTo,
    rule: settings.sufficiency,
    progress: progressOf[status],
  };
}

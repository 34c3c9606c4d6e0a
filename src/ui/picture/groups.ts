/** The samples as they are offered: scenes with a network of their own first, then what any network may be tried on. */
import type { Sample } from '../../state/appState.ts';
import { words } from '../../text/words.ts';

export interface SampleGroup {
  readonly id: 'toys' | 'drawings';
  readonly heading: string;
  readonly hint: string;
  readonly samples: readonly Sample[];
}

/** Without the groups that have no sample. */
export function sampleGroups(samples: readonly Sample[]): readonly SampleGroup[] {
  const { toys, toysHint, drawings, drawingsHint } = words.picture;
  const hasOwnNetwork = ({ model }: Sample): boolean => model !== undefined;
  const groups: readonly SampleGroup[] = [
    { id: 'toys', heading: toys, hint: toysHint, samples: samples.filter(hasOwnNetwork) },
    { id: 'drawings', heading: drawings, hint: drawingsHint, samples: samples.filter((one) => !hasOwnNetwork(one)) },
  ];
  return groups.filter((group) => group.samples.length > 0);
}

/** So many of the few are drawings. */
const mostDrawings = 3;

/**
 * The few that stand on the page itself, in the order of the groups: the open one,
 * some drawings, and scenes from all over their list, which goes kind by kind.
 */
export function firstSamples(samples: readonly Sample[], most: number, open: string | null): readonly Sample[] {
  const groups = sampleGroups(samples);
  const of = (id: SampleGroup['id']): readonly Sample[] => groups.find((group) => group.id === id)?.samples ?? [];
  const drawings = of('drawings').slice(0, Math.max(mostDrawings, most - of('toys').length));
  const few = [...spread(of('toys'), most - drawings.length), ...drawings];
  const wanted = new Set([...samples.filter(({ name }) => name === open), ...few]);
  const taken = new Set([...wanted].slice(0, most));
  return groups.flatMap((group) => group.samples).filter((sample) => taken.has(sample));
}

/** So many of a list, as far apart as they can be, the first among them. */
function spread<T>(list: readonly T[], count: number): readonly T[] {
  if (list.length <= count) return list;
  return Array.from({ length: count }, (_, at) => list[Math.floor((at * list.length) / count)]).filter(
    (item) => item !== undefined,
  );
}

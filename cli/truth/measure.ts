/**
 * Every explanation of every scene, as what it gives to each part.
 *
 * All registered methods, the search, and the maps that know everything or nothing, each
 * for the scene's class, the network's answer and two rival classes. What costs forward
 * passes goes through the journal; the rest is worked out again.
 */
import type { Method } from '../../src/engine/methods/method.ts';
import type { Experiment, RivalPair } from '../../src/core/truth/experiment.ts';
import { answerTo, rivalsOf } from '../../src/core/truth/experiment.ts';
import { reactsToRivals } from '../../src/core/truth/funnyBirds.ts';
import type { Importance } from '../../src/core/truth/importance.ts';
import { importanceOf } from '../../src/core/truth/importance.ts';
import type { ScoringPool } from '../pool.ts';
import { centreMap, chanceMap, truthMap } from './floors.ts';
import { experimentOf, intervene } from './interventions.ts';
import type { Journal } from './journal.ts';
import { methodMap } from './methodMaps.ts';
import type { Found } from './search.ts';
import { findExplanations, firstRoot, occlusionOf, shownBy } from './search.ts';
import type { StagedScene } from './stagedScene.ts';
import type { Subject } from './subject.ts';

/** Something that gives maps, as one row of the table. */
export interface Contestant {
  readonly id: string;
  readonly name: string;
  /** Its own maps, those of the search, or a measure of what is possible. */
  readonly kind: 'method' | 'search' | 'measure';
}

/** Of these methods, and always the others. */
export function contestantsOf(asked: readonly Method[]): Contestant[] {
  return [...asked.map(({ card }) => ({ id: card.id, name: card.name, kind: 'method' as const })), ...others];
}

const others: readonly Contestant[] = [
  { id: 'region-drops', name: 'Region by region', kind: 'method' },
  { id: 'first root', name: 'Explanations: the first root', kind: 'search' },
  { id: 'all explanations', name: 'Explanations: all of them', kind: 'search' },
  { id: 'truth', name: 'Truth: what each part is worth', kind: 'measure' },
  { id: 'chance', name: 'Chance', kind: 'measure' },
  { id: 'centre', name: 'The middle of the picture', kind: 'measure' },
];

/** One scene with everything that was worked out about it. */
export interface MeasuredScene {
  readonly scene: StagedScene;
  readonly experiment: Experiment;
  /** Null where there are none that the network reacts to. */
  readonly rivals: RivalPair | null;
  /** By contestant, then by class that was asked for. */
  readonly importance: ReadonlyMap<string, ReadonlyMap<number, Importance>>;
  /** The explanations of the scene's class. */
  readonly found: Found;
}

export interface Bench {
  readonly subject: Subject;
  readonly methods: readonly Method[];
  readonly pool: ScoringPool;
  readonly journal: Journal;
  readonly say: (line: string) => void;
}

export async function measureScene(bench: Bench, scene: StagedScene, index: number): Promise<MeasuredScene> {
  const { subject } = bench;
  const removed = await recall(bench, scene, 'interventions', () => intervene(subject, scene));
  const experiment = experimentOf(subject, scene, removed);
  const pair = rivalsOf(subject.classes, experiment.shows);
  // Where the network does not react to its rivals nobody is asked about them.
  const rivals = pair && reactsToRivals(experiment, pair) ? pair : null;
  const answer = answerTo(experiment.withoutParts(0));
  const importance = new Map(contestantsOf(bench.methods).map(({ id }) => [id, new Map<number, Importance>()]));
  let found: Found = { explanations: [], roots: [], drops: [] };
  for (const target of new Set([experiment.shows, answer, ...(rivals?.classes ?? [])])) {
    const search = () => findExplanations(subject, bench.pool, scene.seen, target);
    const searched = await recall(bench, scene, `search and occlusion ${target}`, search);
    if (target === experiment.shows) found = searched;
    const own = await methodImportance(bench, scene, target);
    const drawn = drawnImportance(scene, searched, experiment, [target, index * subject.classes.length + target]);
    for (const [id, one] of [...own, ...drawn]) importance.get(id)?.set(target, one);
  }
  return { scene, experiment, rivals, importance, found };
}

/** What is known of a scene and the network, or worked out now and announced. */
function recall<T>({ subject, journal, say }: Bench, scene: StagedScene, what: string, work: () => Promise<T>) {
  return journal.recall(`${scene.key}/${subject.model.sha256}/${what}`, () => {
    say(what);
    return work();
  });
}

async function methodImportance(bench: Bench, scene: StagedScene, target: number): Promise<[string, Importance][]> {
  const all: [string, Importance][] = [];
  for (const method of bench.methods) {
    const { id } = method.card;
    const work = async () => onThings(scene, await methodMap(method, bench.subject, scene.seen, target));
    all.push([id, await recall(bench, scene, `${id} ${target}`, work)]);
  }
  return all;
}

/** Of maps that cost no forward pass. */
function drawnImportance(
  scene: StagedScene,
  found: Found,
  experiment: Experiment,
  [target, seed]: readonly [number, number],
): [string, Importance][] {
  const { seen, places, truth } = scene;
  return [
    ['region-drops', onThings(scene, occlusionOf(found, seen))],
    ['first root', onThings(scene, shownBy(firstRoot(found), seen))],
    ['all explanations', onThings(scene, shownBy(found.explanations, seen))],
    ['truth', onThings(scene, truthMap(experiment, places.parts, truth.labels.length, target))],
    ['chance', onThings(scene, chanceMap(seen.width, seed))],
    ['centre', onThings(scene, centreMap(seen.width))],
  ];
}

function onThings({ places }: StagedScene, map: Float32Array): Importance {
  return importanceOf(map, places.parts, places.objects);
}

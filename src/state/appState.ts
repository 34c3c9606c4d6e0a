/**
 * Everything the page shows, as one plain value.
 *
 * Two rules hold everywhere. What is *shown* is always of one piece: picture,
 * network and answer of the same run, and maps and findings that belong to them;
 * a wish that fails or is stopped leaves it as it was. And everything long has a
 * `StageStatus`, with the best so far beside it, so stopped work is never lost.
 *
 * Data only: what can be done is in `appActions.ts`, questions that can be
 * answered from the data are in `selectors.ts`. Knows nothing of how it is drawn.
 */
import type { Failure } from '../core/failure.ts';
import type { MethodCard } from '../core/methods/methodCard.ts';
import type { ModelCard } from '../core/modelCard.ts';
import type { Fit } from '../core/regions/picture.ts';
import type { RegionId, RegionSet } from '../core/regions/regionSet.ts';
import type { Findings } from '../core/search/findings.ts';
import type { ExplainSettings } from '../core/search/settings.ts';
import type { PictureTruth } from '../core/truth/pictureTruth.ts';
import type { BackendName, EngineReport, Inspection, LoadProgress, Prediction, Subject } from '../worker/protocol.ts';
import type { GalleryView, MapState, StageStatus } from './mapState.ts';

export interface AppState {
  readonly engine: EngineState;
  readonly catalogue: CatalogueState;
  /** Pictures to begin with. */
  readonly samples: readonly Sample[];
  readonly fit: Fit;
  /** What was asked for and is on its way; null when nothing is. */
  readonly opening: Opening | null;
  /** What everything on the page is about; null before the first picture. */
  readonly shown: Shown | null;
  readonly takeOver: TakeOver;
  /** Index of the explained class; null before the first picture. */
  readonly target: number | null;
  /** The class that the maps compare the explained one with; null where they explain it alone, as the search always does. */
  readonly against: number | null;
  /** Methods this page can run, whether asked for or not. */
  readonly methods: readonly MethodCard[];
  /** By method id, in the order asked for; `region-drops` comes from the search, not from a method. */
  readonly maps: Readonly<Record<string, MapState>>;
  /** Ids of the maps that stand beside the picture; those that are cheap come before the search. */
  readonly strip: readonly string[];
  readonly gallery: GalleryView;
  readonly settings: ExplainSettings;
  readonly search: SearchState;
  readonly selection: Selection;
  readonly inspections: Inspections;
  readonly view: View;
  readonly tour: Tour;
  readonly notices: readonly Notice[];
  readonly share: Share;
}

export interface EngineState {
  readonly status: 'starting' | 'ready' | 'failed';
  /** The back end on trial at this moment. */
  readonly trying: BackendName | null;
  readonly report: EngineReport | null;
}

export interface CatalogueState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly models: readonly ModelCard[];
  /** The network asked for; the one that answers is `shown.model`. */
  readonly chosen: string | null;
  /** The network that a person asked for and that has not answered yet. */
  readonly asked: string | null;
  /** The network that a person chose and that has answered; remembered, and taken for every picture that names none. */
  readonly preferred: string | null;
  /** False once a network from elsewhere was chosen, or the offer of one was declined; remembered. */
  readonly offering: boolean;
  /** A download with no picture to classify yet; with one, see `opening.progress`. */
  readonly progress: LoadProgress | null;
}

export interface Sample {
  /** Short and stable: it stands in links. */
  readonly name: string;
  readonly address: string;
  /** What is on it, for the alternative text. */
  readonly caption: string;
  /** Id of the network made for such pictures; choosing the picture chooses it. */
  readonly model?: string;
  /** Address of what that network's explanation was when this copy of the page was made. */
  readonly explanation?: string;
  /** Address of what is known about the picture. */
  readonly truth?: string;
}

/** Where a picture came from; decides what a link can say of it. */
export type PictureSource =
  | { readonly kind: 'sample'; readonly name: string }
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'local' };

interface Opening {
  readonly name: string;
  /** Known before it is decoded, for a preview; null while it is fetched. */
  readonly blob: Blob | null;
  readonly model: ModelCard;
  readonly progress: LoadProgress | { readonly stage: 'fetch' } | { readonly stage: 'classify' };
}

export interface Shown extends Subject {
  readonly source: PictureSource;
  readonly prediction: Prediction;
  /** From a file while its network is still on its way: then `model` is good for its name only, and nothing can be asked. */
  readonly answeredBy: 'file' | 'network';
  /** Where the parts of the thing are and which are enough; null where nobody knows. */
  readonly truth: PictureTruth | null;
}

/**
 * How what was computed beforehand became the network's own answer. *done*: it says
 * the same. *differs*: it does not, or is another version, so everything is computed
 * anew. *failed* and *stopped*: there is no network, what was computed beforehand stays.
 */
type TakeOver = 'none' | 'waiting' | 'done' | 'differs' | 'failed' | 'stopped';

/** What findings are the answer to; draw them with these settings, not with the ones being chosen. */
export interface Question {
  readonly target: number;
  readonly settings: ExplainSettings;
}

export interface SearchState {
  readonly status: StageStatus;
  /** Best so far, or the result. */
  readonly findings: Findings | null;
  readonly question: Question | null;
  /** True while the findings answer the question before a setting changed. */
  readonly stale: boolean;
  /** Time the finished search took; null while it runs. */
  readonly milliseconds: number | null;
  readonly failure: Failure | null;
}

export interface Selection {
  /** The combination the inspector shows: a node, or the visitor's own. */
  readonly selected: RegionSet | null;
  readonly hoveredRegion: RegionId | null;
  readonly hoveredSet: RegionSet | null;
  /** The combination a person made by clicking regions; stands in the graph as a visitor. */
  readonly own: RegionSet | null;
  /** True until a person selects something: the selection follows the first root. */
  readonly automatic: boolean;
}

export interface Inspections {
  /** Of the shown subject, class and masking; emptied when any of these changes. */
  readonly bySet: ReadonlyMap<RegionSet, Inspection>;
  readonly running: ReadonlySet<RegionSet>;
}

export type Theme = 'light' | 'dark' | 'system';
export type Motion = 'system' | 'reduced';

export interface View {
  readonly theme: Theme;
  readonly motion: Motion;
  /** 0–1. */
  readonly mapOpacity: number;
  /** Id of the map laid over the large picture, or null. */
  readonly overlay: string | null;
  /** Show what is known about the picture, where something is. */
  readonly truth: boolean;
  /** Nodes whose folded children a person opened. */
  readonly unfolded: ReadonlySet<RegionSet>;
}

/** The parts of the page that the tour points at, in its order. */
export const tourSteps = ['prediction', 'maps', 'roots', 'graph', 'inspector', 'picture'] as const;
export type TourStep = (typeof tourSteps)[number];

export interface Tour {
  /** Null while nobody is on it. */
  readonly step: TourStep | null;
  /** Asked for, and begins as soon as there is a result to point at. */
  readonly wanted: boolean;
  /** Taken or skipped before; remembered. */
  readonly seen: boolean;
}

export type Notice = { readonly id: number } & (
  | { readonly kind: 'failure'; readonly failure: Failure }
  | { readonly kind: 'done'; readonly what: 'link-copied' | 'file-saved' | 'nothing-to-save' | 'file-opened' }
);

/** A picture that a link or a file speaks of but does not hold. */
export interface AwaitedPicture {
  readonly name: string;
  readonly sha256: string;
  /** Another picture was dropped than the one asked for. */
  readonly mismatch: boolean;
}

interface Share {
  /** Made by `makeLink`; null after anything it speaks of changed. */
  readonly link: string | null;
  /** Size in bytes that the picture takes in the link; null when it is not in it. */
  readonly pictureBytes: number | null;
  /** True when the picture is local and the link therefore asks the receiver for it. */
  readonly asksForPicture: boolean;
  /** What the receiver is asked to drop. */
  readonly awaited: AwaitedPicture | null;
}

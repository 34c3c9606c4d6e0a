/**
 * Everything a person can do on the page.
 *
 * Actions never throw and never reject: what goes wrong becomes a notice and
 * leaves what is shown as it was. Promises tell when the *wish* has been taken
 * up or refused, not when long work ends; long work shows in the state.
 */
import type { MethodOptions } from '../core/methods/methodCard.ts';
import type { Fit } from '../core/regions/picture.ts';
import type { RegionId, RegionSet } from '../core/regions/regionSet.ts';
import type { ExplainSettings } from '../core/search/settings.ts';
import type { Motion, Theme } from './appState.ts';
import type { GalleryView } from './mapState.ts';

export type AppActions = OpenActions &
  ChooseActions &
  MapActions &
  WorkActions &
  LookActions &
  TourActions &
  ShareActions;

export type Preset = 'default' | 'as-published';

export interface OpenActions {
  /** Starts the engine, reads the catalogue, opens what the address bar speaks of, or else a sample that is explained already. Once. */
  start(): Promise<void>;
  /** Anything dropped or chosen: a picture, an explanation file, a PNG that carries one. */
  openFile(blob: Blob, name: string): Promise<void>;
  openPicture(blob: Blob, name: string): Promise<void>;
  /** By `Sample.name`; chooses the network made for it, and shows what was computed beforehand until that is there. */
  openSample(name: string): Promise<void>;
  /** A picture on the web; its server must allow it (CORS). */
  openAddress(address: string): Promise<void>;
  /** The fragment of a link, with or without `#`. */
  openLink(fragment: string): Promise<void>;
  dismissNotice(id: number): void;
}

export interface ChooseActions {
  /** By `ModelCard.id`; remembered for the next visit once it has answered. */
  chooseModel(id: string): void;
  /** No network from elsewhere is offered again (see `networkOffer`). */
  declineOffer(): void;
  chooseFit(fit: Fit): void;
  /** Null: the most confident class. */
  chooseClass(index: number | null): void;
  /** Re-runs only what depends on what changed. */
  changeSettings(change: Partial<ExplainSettings>): void;
  usePreset(preset: Preset): void;
}

export interface MapActions {
  /** Adds maps to those computed; those that do not stand beside the picture begin while the gallery is open. */
  askMaps(methods: readonly string[]): void;
  /** Takes a map away, from the gallery and from beside the picture. */
  dropMap(method: string): void;
  changeMapOptions(method: string, options: MethodOptions): void;
  /** Puts a map beside the picture, or takes it away from there. */
  setInStrip(method: string, shown: boolean): void;
  /** The maps explain the lead of the explained class over this one; null: the class alone. */
  chooseAgainst(index: number | null): void;
  /** Measures finished maps, as thoroughly as `gallery.thorough` says; those measured so already are left alone. */
  measureMaps(methods: readonly string[]): void;
  /** Runs the method once more, on the network with all its weights replaced by random ones. */
  randomiseMap(method: string): void;
  /** Ends what runs or waits of one map; what was found stays. */
  stopMap(method: string): void;
  resumeMap(method: string): void;
  stopMaps(): void;
  setGallery(change: Partial<GalleryView>): void;
}

export interface WorkActions {
  /** A person pressed Stop: all that runs or waits ends, all that was found stays. */
  stop(): void;
  /** Goes on with what was stopped or failed. */
  resume(): void;
}

export interface LookActions {
  /** Shows a combination in the inspector; its five most confident classes follow. */
  select(set: RegionSet | null): void;
  hoverRegion(region: RegionId | null): void;
  hoverSet(set: RegionSet | null): void;
  /** Adds the region to the own combination, or takes it out; selects it. */
  toggleOwnRegion(region: RegionId): void;
  /** Makes any combination the own one: to start from a node, say. */
  setOwn(set: RegionSet): void;
  clearOwn(): void;
  fold(set: RegionSet): void;
  unfold(set: RegionSet): void;
  setTheme(theme: Theme): void;
  setMotion(motion: Motion): void;
  /** 0–1. */
  setMapOpacity(opacity: number): void;
  setOverlay(map: string | null): void;
  setTruth(shown: boolean): void;
}

export interface TourActions {
  /** Begins the tour; where there is no result yet, as soon as there is one, on a sample if nothing is under way. */
  startTour(): void;
  /** To the next step or back; past the last one it ends. */
  moveTour(by: 1 | -1): void;
  /** Skipped or over: it does not begin by itself again. */
  endTour(): void;
}

export interface ShareActions {
  /**
   * Makes the link of what is shown (`state.share.link`). A local picture goes into it only with
   * `withPicture`, shrunk to 8 KB at most.
   */
  makeLink(options: { readonly withPicture: boolean }): Promise<void>;
  /** Copies the link just made. */
  copyLink(): Promise<void>;
  /** Downloads the explanation file, picture included. */
  saveFile(): Promise<void>;
  /** Downloads a PNG of the figure that carries the explanation file, so that it can be opened again. */
  saveFigure(png: Blob): Promise<void>;
}

/**
 * The explanation file, version 1, as types.
 *
 * What the command line writes, what *Save* writes and what *Open* reads. Regions are
 * numbered row by row from 0 and always ascend; confidences are softmax
 * probabilities; `ratio` = confidence ÷ `target.confidence`. Optional keys are ours
 * alone: other readers may ignore them, and files without them are as valid.
 */
import type { Baseline } from '../regions/baseline.ts';
import type { Footprint } from '../regions/footprint.ts';
import type { Grid } from '../regions/grid.ts';
import type { Fit } from '../regions/picture.ts';
import type { RegionId } from '../regions/regionSet.ts';
import type { SearchStage } from '../search/findings.ts';
import type { ExplainSettings, SearchSettings, Sufficiency } from '../search/settings.ts';

export const FORMAT = 'sag-explanation';
export const VERSION = 1;

export interface FilePicture {
  readonly name: string;
  /** 64 hexadecimal digits, of the file as it was given. */
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  /** A `data:image/…;base64,` address: only where a person saved the picture with it. */
  readonly data?: string;
  readonly fit?: Fit;
}

export interface FileSet {
  readonly regions: readonly RegionId[];
  readonly confidence: number;
  readonly ratio: number;
  readonly margin?: number;
}

export interface FileNode extends FileSet {
  readonly expanded: boolean;
}

/** Indexes of two nodes, and the region that the second lacks. */
export type FileEdge = readonly [parent: number, child: number, removed: RegionId];

export interface FileGraph {
  /** A confidence. */
  readonly expandAbove: number;
  readonly budget: number;
  readonly complete: boolean;
  /** Empty where the search was stopped before there was a graph. */
  readonly nodes: readonly FileNode[];
  readonly edges: readonly FileEdge[];
}

export interface FileMap {
  readonly width: number;
  readonly height: number;
  readonly signed: boolean;
  readonly values: readonly number[];
}

export interface FileEffort {
  readonly evaluations: number;
  readonly distinct: number;
  readonly exhaustiveUpTo: number;
  readonly milliseconds: number;
  /** How far the search had come when it was saved; missing: it was done. */
  readonly stage?: SearchStage;
  readonly level?: number;
}

export interface ExplanationFile {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly picture: FilePicture;
  readonly model: { readonly id: string; readonly sha256: string };
  readonly engine: { readonly backend: string; readonly version: string };
  readonly target: {
    readonly index: number;
    readonly label: string;
    readonly confidence: number;
    readonly margin?: number;
  };
  readonly regions: Grid & { readonly footprint: Footprint; readonly baseline: Baseline };
  readonly sufficiency: Sufficiency;
  readonly necessary: readonly RegionId[];
  readonly search: SearchSettings & FileEffort;
  readonly explanations: readonly FileSet[];
  readonly choice: ExplainSettings['choice'];
  /** Indexes into `explanations`. */
  readonly roots: readonly number[];
  readonly graph: FileGraph;
  /** Drop in confidence when only this region is hidden, one per region. */
  readonly occlusion?: readonly number[];
  readonly complement?: FileSet & { readonly sufficient: boolean };
  /** By method id, as the method gave them. */
  readonly maps?: Readonly<Record<string, FileMap>>;
}

/**
 * What the page is doing, in the words of the status line.
 *
 * Every long stage has a name, and a measure of its progress wherever one is
 * known; `share` is null where only time will tell. Inputs are declared by shape.
 */
import { bytes, counted, duration } from './numbers.ts';

export interface StageLine {
  readonly text: string;
  /** 0–1, or null when the end is not known. */
  readonly share: number | null;
}

export type OpeningInput =
  | { readonly stage: 'fetch' | 'classify' | 'import' | 'warm-up' }
  | { readonly stage: 'download'; readonly bytes: number; readonly total: number };

/** From a wish to an answer: fetch, download, prepare, warm up, classify. */
export function openingLine(model: string, progress: OpeningInput): StageLine {
  switch (progress.stage) {
    case 'fetch':
      return { text: 'Fetching the picture', share: null };
    case 'download': {
      const of = progress.total > 0 ? ` of ${bytes(progress.total)}` : '';
      return {
        text: `Loading ${model}: ${bytes(progress.bytes)}${of}`,
        share: progress.total > 0 ? Math.min(1, progress.bytes / progress.total) : null,
      };
    }
    case 'import':
      return { text: `Preparing ${model}`, share: null };
    case 'warm-up':
      return { text: `Warming up ${model}`, share: null };
    case 'classify':
      return { text: `Asking ${model} what it sees`, share: null };
  }
}

export interface SearchLineInput {
  readonly stage: 'whole' | 'occlusion' | 'search' | 'diversity' | 'graph' | 'done';
  readonly level: number;
  readonly distinct: number;
  readonly explanations: number;
}

const searchStages: Readonly<Record<SearchLineInput['stage'], (level: number) => string>> = {
  whole: () => 'Scoring the whole picture',
  occlusion: () => 'Hiding one region at a time',
  search: (level) => (level > 0 ? `Searching among sets of ${counted(level, 'region')}` : 'Searching'),
  diversity: () => 'Looking for reasons elsewhere in the picture',
  graph: () => 'Growing the graph',
  done: () => 'Finished',
};

/** `Searching among sets of 4 regions · 220 combinations tried · 15 are enough`. */
export function searchLine({ stage, level, distinct, explanations }: SearchLineInput): string {
  const enough = explanations === 1 ? '1 is enough' : `${String(explanations)} are enough`;
  return [searchStages[stage](level), `${counted(distinct, 'combination')} tried`, enough].join(' · ');
}

export interface MapLine extends StageLine {
  /** Under a map that bears its name already. */
  readonly short: string;
}

/** `I-GOS: iteration 9 / 15`. */
export function mapLine(name: string, snapshot: { readonly step: number; readonly steps: number } | null): MapLine {
  if (snapshot === null) return { text: `Making the ${name} map`, short: 'beginning', share: null };
  const share = snapshot.steps > 0 ? snapshot.step / snapshot.steps : null;
  const short = `iteration ${String(snapshot.step)} / ${String(snapshot.steps)}`;
  return { text: `${name}: ${short}`, short, share };
}

/** What came of the search, once it ended by itself. */
export function finishedLine(distinct: number, milliseconds: number | null): string {
  const tried = `${counted(distinct, 'combination')} tried`;
  return milliseconds === null ? tried : `${tried} in ${duration(milliseconds)}`;
}

/** What a person kept by pressing Stop. */
export function stoppedLine(distinct: number, explanations: number): string {
  const stopped = `Stopped after ${counted(distinct, 'combination')}`;
  if (explanations === 0) return `${stopped}; none was enough yet`;
  return `${stopped}; ${counted(explanations, 'that is enough', 'that are enough')} kept`;
}

export const backendNames: Readonly<Record<'webgpu' | 'wasm' | 'webgl' | 'cpu', string>> = {
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  webgl: 'WebGL',
  cpu: 'JavaScript',
};

export interface EngineInput {
  readonly backend: keyof typeof backendNames;
  readonly reason: string;
  readonly adapter: string;
  readonly workers: number;
  readonly version: string;
}

/** `WebAssembly × 2`, the chip in the header. */
export function engineChip({ backend, workers }: EngineInput): string {
  return workers > 1 ? `${backendNames[backend]} × ${String(workers)}` : backendNames[backend];
}

/** The chip, spelled out. */
export function engineFacts(report: EngineInput): readonly { readonly term: string; readonly value: string }[] {
  return [
    { term: 'Computes with', value: backendNames[report.backend] },
    { term: 'Because', value: report.reason },
    { term: 'On', value: report.adapter === '' ? 'a device the browser does not name' : report.adapter },
    { term: 'Threads', value: counted(report.workers, 'thread') },
    { term: 'TensorFlow.js', value: report.version },
  ];
}

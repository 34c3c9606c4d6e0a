/**
 * A scene that ships with the page: a seed and what was changed by hand, parts taken off
 * and parts of others laid beside it.
 *
 * Does not know what the network makes of it; the notes were written by people who looked.
 */
import { sampleScene } from '../scene/sampleScene.ts';
import type { LoosePart, Scene } from '../scene/scene.ts';

export interface DemoScene {
  /** Short and stable: it stands in links and file names. */
  readonly name: string;
  readonly caption: string;
  /** One sentence on what there is to see. */
  readonly note: string;
  readonly className: string;
  readonly seed: number;
  readonly missing?: readonly string[];
  readonly loose?: readonly LoosePart[];
}

export function demoScene({ className, seed, missing = [], loose = [] }: DemoScene): Scene {
  return { ...sampleScene(seed, { className, whole: true }), missing, loose };
}

/** All scenes that ship, in the order the page shows them. */
import { demoBirds } from './birds.ts';
import type { DemoScene } from './demoScene.ts';
import { demoInstruments } from './instruments.ts';
import { demoTowers } from './towers.ts';
import { demoVehicles } from './vehicles.ts';

export const demoScenes: readonly DemoScene[] = [...demoVehicles, ...demoBirds, ...demoTowers, ...demoInstruments];

/** One class and how sure the network is of it, as predictions hold them. */
import type { Shown } from '../../state/appState.ts';

export type ClassScore = Shown['prediction']['classes'][number];

/**
 * Every heat-map method that can be run, by the id of its card.
 *
 * A new method is one file here and one card in `core/methods`; nothing else in
 * the program names it.
 */
import { gradCam } from './gradCam.ts';
import { iGos } from './iGos.ts';
import type { Method } from './method.ts';

export const methods: ReadonlyMap<string, Method> = new Map([gradCam, iGos].map((method) => [method.card.id, method]));

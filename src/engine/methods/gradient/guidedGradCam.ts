/**
 * Guided Grad-CAM (Selvaraju et al. 2017, §3.2): Guided Backprop times the enlarged, rectified Grad-CAM.
 *
 * Grad-CAM is enlarged bilinearly, as in the paper, and brought to 0 … 1, which changes no shares. Where it
 * finds no evidence for the class the product is zero everywhere.
 */
import { normalise } from '../../../core/maps/normalise.ts';
import { resample } from '../../../core/maps/resample.ts';
import { settleOptions } from '../../../core/methods/cards.ts';
import { guidedGradCamCard } from '../../../core/methods/gradient/guidedGradCam.ts';
import { guidedRules } from '../../../network/rules/guided.ts';
import { gradCam } from '../activation/gradCam.ts';
import type { MapResult, MapSnapshot, Method } from '../method.ts';
import { pause } from '../../pause.ts';
import { refusedByRules } from '../unsuited.ts';
import { channelSum, refusedActivation, walkedMap } from './oneWalk.ts';
import { pixelResult } from './pixelResult.ts';

export const guidedGradCam: Method = {
  card: guidedGradCamCard,
  refusal: (question) =>
    refusedByRules(question, guidedRules) ??
    refusedActivation(guidedGradCamCard, question) ??
    refusedAs(gradCam.refusal(question)),
  async *run(context, options): AsyncGenerator<MapSnapshot, MapResult, void> {
    const started = performance.now();
    const card = guidedGradCamCard;
    const settled = settleOptions(card, options);
    const fine = await walkedMap(context, 'logit', { card, rules: guidedRules, pixels: channelSum });
    yield { raw: fine, step: 1, steps: 2 };
    await pause();
    const coarse = await lastOf(gradCam.run(context, settled));
    const { width, height } = fine;
    const kept = coarse.map === null ? null : normalise(resample(coarse.map, width, height, 'half-pixel'));
    const raw = { ...fine, values: fine.values.map((value, i) => value * (kept?.values[i] ?? 0)) };
    yield { raw, step: 2, steps: 2 };
    const { layers = null } = coarse.provenance.options;
    const passes = { forwards: 2, backwards: 2 };
    return pixelResult({ card, context, options: { ...settled, layers }, raw, passes, started });
  },
};

/** A refusal of Grad-CAM in this method's name. */
function refusedAs(refused: ReturnType<Method['refusal']>): ReturnType<Method['refusal']> {
  return refused?.kind === 'method-unsuited' ? { ...refused, method: guidedGradCamCard.name } : refused;
}

async function lastOf(steps: ReturnType<Method['run']>): Promise<MapResult> {
  let next = await steps.next();
  while (!next.done) next = await steps.next();
  return next.value;
}

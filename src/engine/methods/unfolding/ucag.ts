/**
 * UCAG (Hong et al. 2023): another method's maps of overlapping, enlarged crops, put
 * together (attribution.md §D).
 *
 * `raw` is the mean of the crops' signed maps at picture size. Each crop costs a run of
 * the other method at the enlarged size and one more pass for its confidence; passes are
 * counted by the pixels they are given, one pass of the whole picture being 1.
 */
import { FailureError } from '../../../core/failure.ts';
import { settleOptions } from '../../../core/methods/cards.ts';
import type { MethodOptions } from '../../../core/methods/methodCard.ts';
import type { Target } from '../../../core/methods/target.ts';
import { ucagCard as card } from '../../../core/methods/unfolding/ucag.ts';
import { pause } from '../../pause.ts';
import { activationMethods } from '../activation/methods.ts';
import { gradientMethods } from '../gradient/methods.ts';
import { mapResult } from '../mapResult.ts';
import type { MapResult, MapSnapshot, Method, MethodContext } from '../method.ts';
import { relevanceMethods } from '../relevance/methods.ts';
import { scoreOf } from '../score.ts';
import type { Coverage } from './canvas.ts';
import { createCanvas } from './canvas.ts';
import { cutCrop, scaledSize } from './crop.ts';
import { planCrops } from './cropPlan.ts';
import { finish } from './finish.ts';

export const ucag: Method = around([...activationMethods, ...gradientMethods, ...relevanceMethods]);

/** UCAG around whichever of `offered` the option `method` names. */
export function around(offered: readonly Method[]): Method {
  const innerOf = (options: MethodOptions): Method => {
    const inner = offered.find((method) => method.card.id === options['method']);
    if (inner === undefined) throw lost(`there is nothing called "${String(options['method'])}" to go around`);
    return inner;
  };
  return {
    card,
    refusal: (question) => innerOf(settleOptions(card, question.options)).refusal({ ...question, options: {} }),
    run: (context, options) => {
      const settled = settleOptions(card, options);
      return unfold(context, settled, innerOf(settled));
    },
  };
}

async function* unfold(
  context: MethodContext,
  asked: MethodOptions,
  inner: Method,
): AsyncGenerator<MapSnapshot, MapResult, void> {
  const started = performance.now();
  const { network, picture, target, seed } = context;
  const whole = [picture.height, picture.width] as const;
  const plan = planCrops(whole, Number(asked['crop']), Math.round(Number(asked['count'])));
  const scaled = scaledSize(network, whole, plan.side, Number(asked['scale']));
  // As it was done: a network need not take the size that was asked for.
  const options = { ...asked, scale: scaled.scale };
  const canvas = createCanvas(whole, plan.side, inner.card.enlarge);
  const read = () => canvas.read(asked['coverage'] as Coverage);
  const passes = { forwards: 0, backwards: 0 };
  const enlargement = (scaled.size[0] * scaled.size[1]) / (whole[0] * whole[1]);
  for (const [index, corner] of plan.corners.entries()) {
    const crop = cutCrop(context, plan.side, corner, scaled.size);
    try {
      const confidence = await confidenceOf({ ...context, ...crop });
      const results = inner.run({ ...context, ...crop, seed: seed + index }, {});
      const progress = (share: number): MapSnapshot => ({
        raw: read(),
        step: index + share,
        steps: plan.corners.length,
      });
      const { raw, provenance } = yield* patiently(results, progress);
      passes.forwards += enlargement * (provenance.forwards + Number(target.kind === 'class'));
      passes.backwards += enlargement * provenance.backwards;
      canvas.add(raw, corner, confidence);
      yield progress(1);
    } finally {
      crop.input.dispose();
    }
    await pause();
  }
  const raw = read();
  const shown = inner.card.family === 'relevance' ? raw : finish(raw);
  return mapResult({ card, context, options, raw, shown, passes, started });
}

/** Of the class in a picture; 0 where a node is explained, so that all crops count alike. */
async function confidenceOf({ network, input, target }: MethodContext): Promise<number> {
  if (target.kind === 'node') return 0;
  const alone: Target = { ...target, against: null };
  const value = scoreOf(network, alone, 'confidence').value(input);
  const [confidence = 0] = await value.data<'float32'>();
  value.dispose();
  return confidence;
}

/** A method that takes long over one crop is heard of this often, in milliseconds. */
const PATIENCE = 500;

/** The result of another method; on its way now and then a snapshot, made of the share of steps it has done. */
async function* patiently(
  results: AsyncGenerator<MapSnapshot, MapResult, void>,
  progress: (share: number) => MapSnapshot,
): AsyncGenerator<MapSnapshot, MapResult, void> {
  const found: MapResult[] = [];
  let shown = performance.now();
  for await (const { step, steps } of keeping(results, found)) {
    if (performance.now() - shown < PATIENCE) continue;
    shown = performance.now();
    yield progress(step / (steps + 1));
  }
  const [result] = found;
  if (result === undefined) throw lost('a method ended without a map');
  return result;
}

/** The same steps for a loop, which closes what it leaves but does not hear what is returned: that goes to `into`. */
async function* keeping<T, R>(steps: AsyncGenerator<T, R, void>, into: R[]): AsyncGenerator<T, void, void> {
  into.push(yield* steps);
}

const lost = (what: string): FailureError => new FailureError({ kind: 'internal', detail: `UCAG: ${what}` });

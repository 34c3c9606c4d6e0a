/**
 * Score-CAM (Wang et al. 2020): every channel of a feature map, enlarged and brought to 0 … 1, is laid over the
 * picture as a mask; how well the class survives is the channel's weight: `relu(Σ_k s_k A_k)` (attribution.md §A.4).
 *
 * No gradient is needed. Constant channels mask nothing and are skipped. Channels are tried in the order of
 * their variance, so the map on the way is a good guess of the last one, and the first n are Faster-Score-CAM.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { settleOptions } from '../../../core/methods/cards.ts';
import { scoreCamCard } from '../../../core/methods/activation/scoreCam.ts';
import type { MethodOptions } from '../../../core/methods/methodCard.ts';
import { run } from '../../../network/forward.ts';
import { pause } from '../../pause.ts';
import { chooseBatchSize } from '../../scorer/batchSize.ts';
import { mapResult } from '../mapResult.ts';
import type { MapResult, MapSnapshot, Method, MethodContext } from '../method.ts';
import type { PictureScore } from '../score.ts';
import { scoreOf } from '../score.ts';
import type { Channel } from './channels.ts';
import { channelsOf, maskOf } from './channels.ts';
import { chosenLayers, refusedLayers } from './chosenLayers.ts';
import type { Fusion } from './fuseMaps.ts';
import { fuseMaps, positive } from './fuseMaps.ts';

/** On a GPU; eight of VGG16's largest activations (103 MB) are what every WebGPU device can bind (128 MiB). */
const MOST_AT_ONCE = 8;

export const scoreCam: Method = {
  card: scoreCamCard,
  refusal: (question) =>
    refusedLayers(scoreCamCard, { ...question, options: settleOptions(scoreCamCard, question.options) }),
  async *run(context, options): AsyncGenerator<MapSnapshot, MapResult, void> {
    const started = performance.now();
    const settled = settleOptions(scoreCamCard, options);
    const layers = chosenLayers({ ...context, options: settled });
    const tried = await channelsByLayer(context, layers, Number(settled['channels']));
    const steps = tried.reduce((sum, channels) => sum + channels.length, 0);
    const score = scoreOf(context.network, context.target, kindOf(settled));
    const weighted: WeightedChannel[][] = tried.map(() => []);
    const raw = (): HeatMap => {
      const [first = blank, ...others] = weighted.map((channels) => weightedSum(channels, settled));
      return fuseMaps([first, ...others], settled['fusion'] as Fusion);
    };
    let step = 0;
    for (const [place, channels] of tried.entries()) {
      for await (const part of scored(context, score, channels)) {
        weighted[place]?.push(...part);
        step += part.length;
        yield { raw: raw(), step, steps };
      }
    }
    const passes = { forwards: 1 + steps, backwards: 0 };
    return mapResult({ card: scoreCamCard, context, options: { ...settled, layers }, raw: raw(), passes, started });
  },
};

interface WeightedChannel {
  readonly channel: Channel;
  readonly score: number;
}

const blank: HeatMap = { width: 1, height: 1, signed: false, values: new Float32Array(1) };

const kindOf = (options: MethodOptions) => (options['weighting'] === 'softmax of logit' ? 'logit' : 'confidence');

/** For every layer its channels worth trying, of largest variance first. */
async function channelsByLayer({ network, input }: MethodContext, layers: readonly string[], most: number) {
  const activations = run(network, new Map([[network.input, input]]), layers) as Tensor4D[];
  try {
    const all = await Promise.all(activations.map((activation) => channelsOf(activation)));
    return all.map((channels) => (most > 0 ? channels.slice(0, most) : channels));
  } finally {
    tf.dispose(activations);
  }
}

/** The score of the picture under every channel's mask, some channels at a time. */
async function* scored(
  { network, input, picture }: MethodContext,
  score: PictureScore,
  channels: readonly Channel[],
): AsyncGenerator<WeightedChannel[], void, void> {
  const { width, height } = picture;
  const size = Math.min(MOST_AT_ONCE, chooseBatchSize(network, tf.getBackend(), null));
  for (let from = 0; from < channels.length; from += size) {
    const part = channels.slice(from, from + size);
    const masks = new Float32Array(part.length * height * width);
    part.forEach((channel, place) => {
      masks.set(maskOf(channel, width, height), place * height * width);
    });
    const values = tf.tidy(() => score.value(tf.mul(input, tf.tensor4d(masks, [part.length, height, width, 1]))));
    const scores = await values.data<'float32'>();
    values.dispose();
    await pause();
    yield part.map((channel, place) => ({ channel, score: scores[place] ?? 0 }));
  }
}

/**
 * `relu(Σ_k w_k A_k)` over the channels scored so far. The softmax is over channels, so the score of the
 * empty picture, which the paper takes off every one of them, changes nothing and is not computed.
 */
function weightedSum(channels: readonly WeightedChannel[], options: MethodOptions): HeatMap {
  const [first] = channels;
  if (first === undefined) return blank;
  const top = Math.max(...channels.map(({ score }) => score));
  const weights = channels.map(({ score }) => (options['weighting'] === 'probability' ? score : Math.exp(score - top)));
  const whole = options['weighting'] === 'probability' ? 1 : weights.reduce((sum, weight) => sum + weight, 0);
  const values = new Float32Array(first.channel.values.length);
  channels.forEach(({ channel }, k) => {
    channel.values.forEach((value, place) => {
      values[place] = (values[place] ?? 0) + ((weights[k] ?? 0) / whole) * value;
    });
  });
  return positive({ ...first.channel, values });
}

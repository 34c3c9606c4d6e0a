/**
 * The engine in a browser page, one back end at a time, driven by a test.
 *
 * Everything goes through the project's own code; the numbers it is held against
 * are computed by the test in Node.
 */
import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import * as tf from '@tensorflow/tfjs-core';
import type { Failure } from '../../src/core/failure.ts';
import { settleOptions } from '../../src/core/methods/cards.ts';
import type { MethodOptions } from '../../src/core/methods/methodCard.ts';
import { classTarget } from '../../src/core/methods/target.ts';
import type { ModelCard } from '../../src/core/modelCard.ts';
import type { SeenPicture } from '../../src/core/regions/picture.ts';
import type { RegionSet } from '../../src/core/regions/regionSet.ts';
import { emptySet, fullSet, setOf } from '../../src/core/regions/regionSet.ts';
import { neverStops } from '../../src/core/stop.ts';
import type { BackendName } from '../../src/engine/backend/backend.ts';
import { openBackend } from '../../src/engine/backend/openBackend.ts';
import { loadModel } from '../../src/engine/catalogue/loadModel.ts';
import { classify } from '../../src/engine/classify.ts';
import { inputTensor } from '../../src/engine/inputTensor.ts';
import type { Method, MethodContext } from '../../src/engine/methods/method.ts';
import { methods } from '../../src/engine/methods/registry.ts';
import { decodePicture } from '../../src/engine/picture/decode.ts';
import type { MaskedSubject } from '../../src/engine/scorer/evaluator.ts';
import { createLocalEvaluator } from '../../src/engine/scorer/localEvaluator.ts';
import type { Compositing } from '../../src/engine/scorer/maskedBatches.ts';
import { createMaskedBatches } from '../../src/engine/scorer/maskedBatches.ts';
import { tinyNetwork, tinyPicture, tinyPreprocess } from '../../src/engine/scorer/tinyNetwork.fixture.ts';
import { importModel } from '../../src/network/import/importModel.ts';
import { record, walk } from '../../src/network/backward.ts';
import { gradientRules } from '../../src/network/rules/gradient.ts';
import type { Network } from '../../src/network/graph.ts';

async function rgbAt(address: string, card: ModelCard): Promise<SeenPicture> {
  const [height, width] = card.inputSize;
  const rgb = new Uint8ClampedArray(await (await fetch(address)).arrayBuffer());
  return { width, height, rgb };
}

async function open(card: ModelCard): Promise<Network> {
  const { artifacts } = await loadModel(card, { onBytes: () => undefined, signal: neverStops, cache: null });
  return importModel(artifacts);
}

async function rawOf(method: Method, context: MethodContext, options: MethodOptions): Promise<Float32Array> {
  const steps = method.run(context, options);
  for (;;) {
    const next = await steps.next();
    if (next.done) return next.value.raw.values;
  }
}

async function maskedValues(subject: MaskedSubject, compositing: Compositing, sets: readonly RegionSet[]) {
  const batches = createMaskedBatches(subject, compositing);
  const tensor = batches.make(sets);
  const values = Float32Array.from(await tensor.data<'float32'>());
  tensor.dispose();
  batches.dispose();
  return values;
}

export const harness = {
  /** Opens a back end, self-test included, and says what it reports. */
  start(prefer: BackendName) {
    const onLost = (failure: Failure): void => {
      console.error(JSON.stringify(failure));
    };
    return openBackend({ prefer, wasmPath: wasmUrl, onLost });
  },

  /** Probabilities of every class for each picture, and the tensors left behind. */
  async classify(card: ModelCard, pictures: readonly string[]) {
    const network = await open(card);
    const before = tf.memory().numTensors;
    const answers: number[][] = [];
    for (const address of pictures)
      answers.push([...(await classify(network, await rgbAt(address, card), card.preprocess))]);
    const leaked = tf.memory().numTensors - before;
    network.dispose();
    return { answers, leaked };
  },

  /** Confidence and margin of region sets, composited wherever this back end composites. */
  async score(
    card: ModelCard,
    picture: string,
    target: number,
    sets: readonly (readonly number[])[],
    batchSize: number,
  ) {
    const network = await open(card);
    const evaluator = createLocalEvaluator({
      network,
      picture: await rgbAt(picture, card),
      preprocess: card.preprocess,
      grid: { rows: 7, cols: 7 },
      footprint: 'tent',
      baseline: { kind: 'black', rgb: [0, 0, 0] },
      target,
      batchSize,
    });
    const values = [...(await evaluator.evaluate(sets.map(setOf)))];
    evaluator.dispose();
    network.dispose();
    return values;
  },

  /**
   * Most that masked pictures put together by WebGPU's program differ from those of typed arrays, as a share
   * of the larger of 1 and the value: tents and tiles, on a grid, for fixed sets without a pattern.
   */
  async compositingGap(rows: number, cols: number) {
    const [height, width] = [61, 45];
    const rgb = Uint8ClampedArray.from({ length: height * width * 3 }, (_, i) => (i * 7919) % 256);
    const all = fullSet(rows * cols);
    const sets = [emptySet, all, ...[3n, 5n, 7n].map((n) => (all / n) as RegionSet)];
    let most = 0;
    for (const footprint of ['tent', 'tile'] as const) {
      const subject: MaskedSubject = {
        picture: { width, height, rgb },
        preprocess: tinyPreprocess,
        grid: { rows, cols },
        footprint,
        baseline: { kind: 'blur', sigma: 2 },
      };
      const [host, shader] = [await maskedValues(subject, 'host', sets), await maskedValues(subject, 'shader', sets)];
      host.forEach((value, i) => {
        most = Math.max(most, Math.abs(value - (shader[i] ?? NaN)) / Math.max(1, Math.abs(value)));
      });
    }
    return most;
  },

  /** Scores several lists of each of several pictures on WebGPU; bytes of all buffers, tensors, after each picture. */
  async pictureAfterPicture(pictures: number) {
    const network = tinyNetwork();
    const held: (readonly [bytes: number, tensors: number])[] = [];
    for (let at = 0; at < pictures; at++) {
      const evaluator = createLocalEvaluator({
        network,
        picture: tinyPicture(),
        preprocess: tinyPreprocess,
        grid: { rows: 3, cols: 4 },
        footprint: 'tent',
        baseline: { kind: 'blur', sigma: 1 + at },
        target: at % 4,
      });
      await evaluator.warm();
      const lists = Array.from({ length: evaluator.inFlight + 1 }, (_, i) => [setOf([i]), setOf([at % 12])]);
      await Promise.all(lists.map((list) => evaluator.evaluate(list)));
      evaluator.dispose();
      const memory = tf.memory() as tf.MemoryInfo & { readonly numBytesAllocatedInGPU: number };
      held.push([memory.numBytesAllocatedInGPU, memory.numTensors]);
    }
    network.dispose();
    return held;
  },

  /** Gradient of the target's logit with respect to the input, `[height × width × 3]`. */
  async gradient(card: ModelCard, picture: string, target: number) {
    const network = await open(card);
    const seen = await rgbAt(picture, card);
    const x = tf.tidy(() => inputTensor(seen, card.preprocess));
    const recording = record(network, x);
    const seed = tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d([target], 'int32'), network.classes), 'float32'));
    const [gradient] = walk(network, recording, gradientRules, { node: network.output, state: seed }, [network.input]);
    const values = [...((await gradient?.data<'float32'>()) ?? [])];
    tf.dispose([gradient ?? [], seed, x]);
    recording.dispose();
    network.dispose();
    return values;
  },

  /** Raw values of the maps of these methods for the network's answer, null where it refuses, and the tensors all of them left behind. */
  async maps(card: ModelCard, picture: string, options: Readonly<Record<string, MethodOptions>>) {
    const before = tf.memory().numTensors;
    const network = await open(card);
    const seen = await rgbAt(picture, card);
    const input = inputTensor(seen, card.preprocess);
    const answer = await classify(network, seen, card.preprocess);
    const context = {
      network,
      picture: seen,
      preprocess: card.preprocess,
      input,
      target: classTarget(answer.indexOf(Math.max(...answer))),
      seed: 1,
    };
    const maps: Record<string, readonly number[] | null> = {};
    for (const [id, own] of Object.entries(options)) {
      const method = methods.get(id);
      if (method === undefined) throw new Error(`no method is called ${id}`);
      const question = { ...context, options: settleOptions(method.card, own) };
      maps[id] = method.refusal(question) === null ? [...(await rawOf(method, context, own))] : null;
    }
    input.dispose();
    network.dispose();
    return { maps, leaked: tf.memory().numTensors - before };
  },

  /** Size and a few pixels of a decoded picture, or the failure it met. */
  async decode(address: string, name: string) {
    const blob = await (await fetch(address)).blob();
    try {
      const { width, height, rgb } = await decodePicture(blob, name);
      return { width, height, first: [...rgb.slice(0, 3)], last: [...rgb.slice(-3)] };
    } catch (error) {
      return { failure: error instanceof Error ? error.message : String(error) };
    }
  },
};

export type Harness = typeof harness;
Object.assign(window, { harness });

/**
 * A set of rules for sharing relevance out, made a method.
 *
 * The map sums to the logit less what biases, ε and neurons without a fitting product
 * keep; both numbers go with the map. A negative logit is handed back as it is, so what
 * made it negative is negative in the map: its sum says so.
 */
import * as tf from '@tensorflow/tfjs-core';
import { settleOptions } from '../../../core/methods/cards.ts';
import type { MethodCard, MethodOptions } from '../../../core/methods/methodCard.ts';
import type { PictureBounds } from '../../../network/rules/lrp/bounds.ts';
import { lrpRules, type LrpRecipe } from '../../../network/rules/lrp/lrp.ts';
import { preprocessInto } from '../../picture/preprocess.ts';
import { mapResult } from '../mapResult.ts';
import type { MapResult, MapSnapshot, Method, MethodContext } from '../method.ts';
import { refusedByRules } from '../unsuited.ts';
import { shareOut } from './shareOut.ts';

/** @param options settled; @param bounds of the pictures, for rules that need them */
type RecipeOf = (options: MethodOptions, bounds: PictureBounds, network: MethodContext['network']) => LrpRecipe;

interface RelevanceMethod {
  readonly card: MethodCard;
  readonly recipeOf: RecipeOf;
  /** What is handed back of an output and the score's slope there; by default what the output adds to the score. */
  readonly seedOf?: (output: tf.Tensor, slope: tf.Tensor) => tf.Tensor;
}

export function relevanceMethod({ card, recipeOf, seedOf = tf.mul }: RelevanceMethod): Method {
  return {
    card,
    refusal: (question) => {
      const [height, width] = question.network.inputShape;
      const bounds = { low: [0, 0, 0], high: [1, 1, 1], size: [height, width] } as const;
      const recipe = recipeOf(settleOptions(card, question.options), bounds, question.network);
      return refusedByRules(question, lrpRules(recipe));
    },
    async *run(context, given): AsyncGenerator<MapSnapshot, MapResult, void> {
      const started = performance.now();
      const options = settleOptions(card, given);
      const recipe = recipeOf(options, boundsOf(context), context.network);
      const { raw, completeness } = yield* shareOut(context, lrpRules(recipe), seedOf);
      const { forwards, backwards } = recipe.convolution.passes;
      const passes = { forwards: 1 + forwards, backwards };
      return mapResult({ card, context, options, raw, passes, started, completeness });
    },
  };
}

/** A black and a white pixel as the network is given them. */
function boundsOf({ preprocess, picture: { width, height } }: MethodContext): PictureBounds {
  const [low, high] = [0, 255].map((level) => {
    const values = new Float32Array(3);
    preprocessInto(Float32Array.of(level, level, level), preprocess, values, 0);
    return Array.from(values);
  });
  return { low: low ?? [], high: high ?? [], size: [height, width] };
}

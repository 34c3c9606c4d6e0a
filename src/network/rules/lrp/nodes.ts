/**
 * Relevance through everything but linear nodes (gradient-methods.md §2.3).
 *
 * What only moves or picks values (maximum, padding, concatenation) moves relevance the
 * same way, which is its adjoint; what adds values up (sums, averages) shares relevance
 * out among them; what works on a value in its place (activations, normalisations) passes it.
 */
import * as tf from '@tensorflow/tfjs-core';
import { compute } from '../../compute/compute.ts';
import type { GateNode, PoolNode, ShapeNode, SumNode } from '../../graph.ts';
import { misuse } from '../../refuse.ts';
import { gradientRules } from '../gradient.ts';
import { ruleFor, type Rule, type RuleTable, type Visit } from '../ruleTable.ts';
import { negative, positive } from './parts.ts';
import { ratio } from './share.ts';
import { signsOf } from './signs.ts';

/**
 * Among which addends relevance is shared out: all, in proportion, which cancel where they differ in sign; or only
 * those of the result's own sign, which never gives more than there is.
 */
export type Addends = 'all' | 'same sign';

/** Rules for every kind but linear nodes. A softmax in the middle has none: it adds nothing up. */
export function nodeRules(addends: Addends): RuleTable {
  const shared: Rule<PoolNode | SumNode | ShapeNode> = (visit) => sharedOut(visit, addends);
  return {
    activation: pass,
    lrn: pass,
    // A global or local maximum gives all to its winners, in equal shares where several tie.
    pool: (visit) => (visit.node.op === 'max' || visit.node.op === 'global-max' ? moved(visit) : shared(visit)),
    sum: shared,
    gate: signalTakesAll,
    shape: (visit) => (visit.node.op === 'resize' ? shared(visit) : moved(visit)),
  };
}

const pass = ({ state }: Visit): readonly tf.Tensor[] => [state];

/** The gate only lets through; it gets zeros and not nothing, because a walk comes by its nodes all the same. */
function signalTakesAll(visit: Visit<GateNode>): readonly tf.Tensor[] {
  const [, gate] = visit.inputs;
  if (gate === undefined) throw misuse(`the gate of ${visit.node.id} was not recorded`);
  return [visit.state, tf.zerosLike(gate)];
}

/** The adjoint of a node that is linear as it stands. */
function moved(visit: Visit, state = visit.state): readonly (tf.Tensor | null)[] {
  const rule = ruleFor(gradientRules, visit.node, 'hidden');
  if (rule === undefined) throw misuse(`${visit.node.kind} has no adjoint`);
  return rule({ ...visit, state });
}

function sharedOut(visit: Visit, addends: Addends): readonly (tf.Tensor | null)[] {
  const inputs = visit.inputs.map((input) => {
    if (input === undefined) throw misuse(`an input of ${visit.node.id} was not recorded`);
    return input;
  });
  const { state, output } = visit;
  if (output === undefined) throw misuse(`the output of ${visit.node.id} was not recorded`);
  if (addends === 'all' || visit.node.inputs.every((id) => signsOf(visit.network).nonNegative.has(id))) {
    return proportional(visit, inputs, ratio(state, output));
  }
  const isBelow = tf.step(tf.neg(output));
  const [above, below] = [inputs.map(positive), inputs.map(negative)];
  const toAbove = ratio(tf.mul(state, tf.sub(1, isBelow)), compute(visit.node, above));
  const toBelow = ratio(tf.mul(state, isBelow), compute(visit.node, below));
  const [fromAbove, fromBelow] = [proportional(visit, above, toAbove), proportional(visit, below, toBelow)];
  return fromAbove.map((part, place) => {
    const other = fromBelow[place];
    return part === null || other === null || other === undefined ? null : tf.add(part, other);
  });
}

/** `x ⊙ Lᵀ(quotient)` for every input. */
function proportional(visit: Visit, inputs: readonly tf.Tensor[], quotient: tf.Tensor): readonly (tf.Tensor | null)[] {
  return moved(visit, quotient).map((adjoint, place) => {
    const input = inputs[place];
    return adjoint === null || input === undefined ? null : tf.mul(input, adjoint);
  });
}

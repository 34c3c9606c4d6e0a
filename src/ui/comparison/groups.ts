/** Methods as a person chooses among them: by family, each with what it costs. */
import type { MethodCard } from '../../core/methods/methodCard.ts';
import { costClass, type CostClass } from '../../text/comparison.ts';

export interface MethodGroup {
  readonly family: MethodCard['family'];
  readonly cards: readonly MethodCard[];
}

/** In the order in which families and methods are registered. */
export function groupsOf(cards: readonly MethodCard[]): readonly MethodGroup[] {
  const families = [...new Set(cards.map(({ family }) => family))];
  return families.map((family) => ({ family, cards: cards.filter((card) => card.family === family) }));
}

export function idsOfCost(cards: readonly MethodCard[], wanted: CostClass): readonly string[] {
  return cards.filter(({ cost }) => costClass(cost) === wanted).map(({ id }) => id);
}

/**
 * What there is to know about a heat-map method before running it.
 *
 * The card is data that the page, the command line and the documents share; the
 * code that runs it is the file of the same name in `engine/methods`.
 */
import type { Convention } from '../maps/interpolation.ts';

export type OptionSpec =
  | {
      readonly kind: 'number';
      readonly label: string;
      readonly default: number;
      readonly min: number;
      readonly max: number;
      readonly step: number;
    }
  | { readonly kind: 'choice'; readonly label: string; readonly default: string; readonly choices: readonly string[] }
  /** A spatial node of the network; `null` stands for the method's own default. */
  | { readonly kind: 'layer'; readonly label: string; readonly default: null }
  /** One or several spatial nodes, in any order; `null` stands for the method's own default. */
  | { readonly kind: 'layers'; readonly label: string; readonly default: null };

export type OptionValue = number | string | readonly string[] | null;
export type MethodOptions = Readonly<Record<string, OptionValue>>;

export type MethodFamily =
  'class activation' | 'gradient' | 'relevance' | 'perturbation' | 'optimised mask' | 'attention filter' | 'unfolding';

export interface MethodCard {
  readonly id: string;
  readonly name: string;
  readonly family: MethodFamily;
  /** One sentence: what the map shows. */
  readonly idea: string;
  /** One sentence: what it cannot show, or where it misleads. */
  readonly limit: string;
  readonly citation: string;
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly signed: boolean;
  /** How `raw` becomes as large as the picture. */
  readonly enlarge: Convention;
  readonly needs: readonly ('gradient' | 'spatial layer' | 'average head' | 'patterns')[];
  /** Rough cost in forward passes, with default options. */
  readonly cost: number;
}

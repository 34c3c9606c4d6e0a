/** The methods around other methods. */
import type { MethodCard } from '../methodCard.ts';
import { ucagCard } from './ucag.ts';

export const unfoldingCards: readonly MethodCard[] = [ucagCard];

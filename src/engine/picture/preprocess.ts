/**
 * From 0–255 RGB to what a network was trained on:
 * `(value × scale − mean[c]) ÷ std[c]`, channels in the network's own order
 * (`mean` and `std` are in that order too).
 */
import type { ModelCard } from '../../core/modelCard.ts';

export type Preprocess = ModelCard['preprocess'];

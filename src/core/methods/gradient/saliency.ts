/** What there is to know about saliency maps before running them. */
import type { MethodCard } from '../methodCard.ts';
import { scoreOption } from './options.ts';

export const saliencyCard: MethodCard = {
  id: 'saliency',
  name: 'Saliency',
  family: 'gradient',
  idea: 'How strongly the score of the class reacts to a small change of a pixel, whichever way: the largest of its three colours.',
  limit: 'It does not say whether a pixel speaks for or against the class, and is noisy from pixel to pixel.',
  citation: 'Simonyan, Vedaldi and Zisserman, Deep Inside Convolutional Networks, ICLR Workshops 2014',
  options: scoreOption,
  signed: false,
  enlarge: 'half-pixel',
  needs: ['gradient'],
  cost: 4,
};

/** What there is to know about input × gradient before running it. */
import type { MethodCard } from '../methodCard.ts';
import { scoreOption } from './options.ts';

export const inputXGradientCard: MethodCard = {
  id: 'input-x-gradient',
  name: 'Input × Gradient',
  family: 'gradient',
  idea: 'What each pixel contributes if the network is taken as linear around this picture: its value times the gradient.',
  limit:
    'A pixel of the value 0, which is the colour preprocessing takes for nothing, gets no contribution whatever it means; biases are left out of the sum.',
  citation: 'Shrikumar et al., Not Just a Black Box, arXiv 1605.01713, 2016',
  options: scoreOption,
  signed: true,
  enlarge: 'half-pixel',
  needs: ['gradient'],
  cost: 4,
};

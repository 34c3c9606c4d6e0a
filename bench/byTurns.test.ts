import { expect, it } from 'vitest';
import { byTurns, timed } from './byTurns.ts';

it('goes through all lanes before any begins again', async () => {
  const order: string[] = [];
  const lane = (name: string) => () => {
    order.push(name);
    return Promise.resolve(order.length);
  };
  const taken = await byTurns({ a: lane('a'), b: lane('b') }, { rounds: 3, least: 3, seconds: 0 });
  expect(order.join('')).toBe('ababab');
  expect(taken).toEqual({ a: [1, 3, 5], b: [2, 4, 6] });
});

it('stops after its time, but not before the least rounds', async () => {
  const slow = () => timed(() => new Promise((done) => setTimeout(done, 15)));
  const { slow: rounds } = await byTurns({ slow }, { rounds: 50, least: 2, seconds: 0.001 });
  expect(rounds).toHaveLength(2);
  expect(Math.min(...rounds)).toBeGreaterThan(0.01);
});

import { expect, test } from 'vitest';
import { pause } from './pause.ts';

test('a message sent before the pause is heard before it ends', async () => {
  const { port1, port2 } = new MessageChannel();
  let heard = false;
  port1.onmessage = () => {
    heard = true;
  };
  port2.postMessage('stop');
  await Promise.resolve();
  expect(heard).toBe(false);
  await pause();
  expect(heard).toBe(true);
  port1.close();
});

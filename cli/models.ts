/**
 * `npm run models`: which classifiers this copy offers; add one, remove one.
 *
 * A model that was added is tried out before anything is written, and its folder is
 * the person's own (git ignores it). Removing what was added leaves no trace. A
 * person's mistake or a broken file ends with one sentence and exit code 1, a command
 * line that makes no sense with 2 and the usage.
 */
import { resolve } from 'node:path';
import type { ModelCard } from '../src/core/modelCard.ts';
import { addModel } from './models/add.ts';
import type { Request } from './models/request.ts';
import { parseRequest, usage } from './models/request.ts';
import { isLocal, openShelf, take } from './models/shelf.ts';
import { runProgram } from './program.ts';
import { startWasm } from './startWasm.ts';

const modelsFolder = resolve(import.meta.dirname, '../public/models');

function line(card: ModelCard): string {
  const [height, width] = card.inputSize;
  const where = isLocal(card) ? 'in this copy' : 'loads on demand';
  return `${card.id.padEnd(34)} ${card.name.padEnd(34)} ${`${height} × ${width}`.padEnd(10)} ${(card.bytes / 1e6).toFixed(1).padStart(6)} MB  ${where}`;
}

async function perform(request: Request): Promise<string> {
  const shelf = await openShelf(modelsFolder);
  switch (request.command) {
    case 'list':
      return shelf.catalogue.models.map(line).join('\n');
    case 'add': {
      await startWasm();
      const card = await addModel(request.add, shelf);
      return `Added, after it loaded and answered:\n${line(card)}`;
    }
    case 'remove': {
      const card = await take(shelf, request.id);
      return `Removed ${card.id}${isLocal(card) ? ' and its files' : '; its card is in the history of public/models/catalogue.json'}.`;
    }
  }
}

await runProgram(usage, async (args) => {
  console.log(await perform(parseRequest(args)));
});

/**
 * From a request to a report: asks every method about every network, and has each make
 * its map of one picture. Writes the pictures, not the document.
 */
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { methodCards } from '../../src/core/methods/cards.ts';
import { classTarget } from '../../src/core/methods/target.ts';
import { classify, rankClasses } from '../../src/engine/classify.ts';
import { methods } from '../../src/engine/methods/registry.ts';
import { seePicture } from '../../src/engine/picture/resize.ts';
import { importModel } from '../../src/network/import/importModel.ts';
import { localPatterns } from '../localPatterns.ts';
import { chooseModel } from '../modelSource.ts';
import { readPicture } from '../picture.ts';
import { startWasm } from '../startWasm.ts';
import type { Illustration, MethodsReport } from './document.ts';
import { illustrate } from './illustrate.ts';
import type { MethodsRequest } from './request.ts';
import type { Suits } from './suits.ts';
import { refusalOf, suitsOf } from './suits.ts';

/** Their files lie beside the catalogue. */
const builtIn = ['toyworld', 'everyday-10'] as const;

/** `say` hears one line per piece of work. */
export async function describeMethods(request: MethodsRequest, say: (line: string) => void): Promise<MethodsReport> {
  await startWasm();
  const suits = await suitsOfAll(request.models, say);
  const { pictures, subject } = await illustrations(request, say);
  return { cards: methodCards, suits, pictures, subject, command: commandOf(request) };
}

/** One column for every built-in network and every model folder in `folder`. */
export async function suitsOfAll(folder: string | null, say: (line: string) => void): Promise<Suits[]> {
  const further =
    folder === null ? [] : readdirSync(folder).filter((name) => existsSync(join(folder, name, 'model.json')));
  const columns: Suits[] = [];
  for (const model of [...builtIn, ...further.map((name) => join(folder ?? '', name))]) {
    const chosen = await chooseModel(model);
    say(`${chosen.card.name}: what can explain it`);
    const network = importModel(chosen.artifacts);
    const patterns = await localPatterns(chosen, network)();
    columns.push(suitsOf(chosen.card.name, { network, patterns }, methods.values()));
    network.dispose();
  }
  return columns;
}

async function illustrations(
  request: MethodsRequest,
  say: (line: string) => void,
): Promise<Pick<MethodsReport, 'pictures' | 'subject'>> {
  const chosen = await chooseModel(request.model);
  const { card, artifacts, classNames } = chosen;
  const network = importModel(artifacts);
  const patterns = localPatterns(chosen, network);
  const picture = seePicture(await readPicture(request.picture), card.inputSize, 'crop');
  const [top] = rankClasses(await classify(network, picture, card.preprocess), classNames, card.backgroundClass);
  const explained = { network, preprocess: card.preprocess, picture, target: classTarget(top?.index ?? 0), patterns };
  const folder = join(dirname(request.out), basename(request.out, '.md'));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const pictures = new Map<string, Illustration>();
  const asked = { network, patterns: await patterns() };
  for (const [id, method] of methods) {
    if (refusalOf(method, asked) !== null) continue;
    const started = performance.now();
    pictures.set(id, await illustrate(method, explained, folder));
    say(`${method.card.name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  network.dispose();
  return { pictures, subject: { picture: request.caption, network: card.name, label: top?.label ?? '' } };
}

function commandOf({ models }: MethodsRequest): string {
  return `npm run methods${models === null ? '' : ' -- --models FOLDER'}`;
}

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { methodCards } from '../../src/core/methods/cards.ts';
import type { MethodCard } from '../../src/core/methods/methodCard.ts';
import { gradCamCard } from '../../src/core/methods/activation/gradCam.ts';
import type { MethodsReport } from './document.ts';
import { methodsDocument, suitsTable } from './document.ts';
import { suitsOfAll } from './run.ts';
import { startWasm } from '../startWasm.ts';
import type { Suits } from './suits.ts';

const card = (id: string, given: Partial<MethodCard> = {}): MethodCard => ({ ...gradCamCard, id, name: id, ...given });
const column = (network: string, reasons: Record<string, string | null>): Suits => ({
  network,
  reasons: new Map(Object.entries(reasons)),
});
const reportOf = (cards: readonly MethodCard[], given: Partial<MethodsReport> = {}): MethodsReport => ({
  cards,
  suits: [column('net', Object.fromEntries(cards.map(({ id }) => [id, null])))],
  pictures: new Map(),
  subject: { picture: 'a bus', network: 'Toy', label: 'bus' },
  command: 'npm run methods',
  ...given,
});

describe('the table of methods and networks', () => {
  const cards = [card('a'), card('b')];

  test('has a tick where a method suits, and one number per reason however often it occurs', () => {
    const suits = [column('X', { a: null, b: 'no way back' }), column('Y', { a: 'no way back', b: 'no head' })];
    const table = suitsTable({ cards, suits });
    expect(table).toContain('| a | ✓ | (1) |');
    expect(table).toContain('| b | (1) | (2) |');
    expect(table.match(/no way back/g)).toHaveLength(1);
    expect(table).toContain('(2) no head.');
  });
});

describe('the document of a method', () => {
  test('says what it shows, what it cannot, where it comes from and what it costs', () => {
    const text = methodsDocument(reportOf([card('a', { idea: 'Shows this.', limit: 'Not that.', cost: 3 })]));
    for (const part of ['### a', 'Shows this. *Not that.*', gradCamCard.citation, 'about 3 forward passes'])
      expect(text).toContain(part);
  });

  test('lists every option with its default and bounds', () => {
    const options: MethodCard['options'] = {
      steps: { kind: 'number', label: 'Steps', default: 5, min: 1, max: 9, step: 1 },
      mode: { kind: 'choice', label: 'Mode', default: 'fast', choices: ['slow', 'fast'] },
    };
    const text = methodsDocument(reportOf([card('a', { options })]));
    expect(text).toContain('- Option `steps`: Steps, 5 (1 to 9).');
    expect(text).toContain('- Option `mode`: Mode, slow, **fast**.');
  });

  test('shows the picture, or says that there is nothing to see', () => {
    const pictures = new Map([
      ['a', { file: 'methods/a.webp', nothing: false }],
      ['b', { file: '', nothing: true }],
    ]);
    const text = methodsDocument(reportOf([card('a'), card('b')], { pictures }));
    expect(text).toContain('![a](methods/a.webp)');
    expect(text).toContain('*No positive evidence in this picture.*');
  });
});

describe('docs/methods.md', () => {
  const committed = readFileSync('docs/methods.md', 'utf8');

  test('is what the cards say today', () => {
    const pictures = new Map(
      methodCards
        .filter(({ id }) => committed.includes(`](methods/${id}.webp)`))
        .map(({ id }) => [id, { file: `methods/${id}.webp`, nothing: false }]),
    );
    const sections = methodsDocument(reportOf(methodCards, { pictures })).split('\n### ').slice(1);
    for (const section of sections.map((one) => one.split('\n\n## ')[0] ?? '')) expect(committed).toContain(section);
  });

  test('shows a picture of every method, and no other', () => {
    for (const [, file] of committed.matchAll(/\]\((methods\/[\w-]+\.webp)\)/g))
      expect(existsSync(`docs/${file}`)).toBe(true);
    for (const { id } of methodCards) expect(committed).toMatch(new RegExp(`\\]\\(methods/${id}\\.webp\\)`));
  });

  const shared = '../shared/models';
  test.skipIf(!existsSync(shared))('has the table that the networks give today', async () => {
    await startWasm();
    const suits = await suitsOfAll(shared, () => undefined);
    expect(suits).toHaveLength(10);
    expect(committed).toContain(suitsTable({ cards: methodCards, suits }));
  });
});

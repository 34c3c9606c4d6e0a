/** When and where the bench runs, for the table. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { chromiumOnSystem } from '../scripts/chromium.mjs';
import type { Circumstances } from './table.ts';

export function circumstances(): Circumstances {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const processor = cpus()[0]?.model ?? 'an unknown processor';
  const parts = [processor, `${availableParallelism()} cores`, `Node ${process.versions.node}`, browser()];
  return { date: new Date().toISOString().slice(0, 10), version, machine: parts.join(', ') };
}

function browser(): string {
  const path = process.env['CHROMIUM_PATH'] ?? chromiumOnSystem();
  if (path === null) return 'no browser';
  const [name] = execFileSync(path, ['--version'], { encoding: 'utf8' }).match(/\S+ [\d.]+/) ?? [];
  return name ?? 'a browser of unknown version';
}

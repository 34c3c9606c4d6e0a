/** What the bootstrap scripts say and do when something is missing or in the way. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chromiumOnSystem, findChromium } from './chromium.mjs';

let folder = '';
beforeEach(() => {
  mkdirSync('.tmp', { recursive: true });
  folder = mkdtempSync('.tmp/scripts-');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  delete process.env['CHROMIUM_PATH'];
});

describe('finding Chromium', () => {
  const program = (name: string) => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), '');
    chmodSync(join(folder, name), 0o755);
    return join(folder, name);
  };

  it('takes the one CHROMIUM_PATH names', async () => {
    process.env['CHROMIUM_PATH'] = program('mine');
    expect(await findChromium()).toBe(join(folder, 'mine'));
  });

  it('does not quietly take another when CHROMIUM_PATH names none', async () => {
    process.env['CHROMIUM_PATH'] = join(folder, 'missing');
    expect(await findChromium()).toBeNull();
  });

  it('prefers chromium to other names, wherever they lie on the path', () => {
    program('first/google-chrome');
    const wanted = program('second/chromium');
    expect(chromiumOnSystem([join(folder, 'first'), join(folder, 'second')].join(delimiter))).toBe(wanted);
  });
});

describe('npm start', () => {
  it('says so when the port is taken, and how to take another', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const child = spawn('node', ['scripts/start.mjs'], { env: { ...process.env, PORT: String(port) } });
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    const code = await new Promise((resolve) => child.on('exit', resolve));
    other.close();
    expect(code).toBe(1);
    expect(said).toContain(`Port ${String(port)} is taken`);
    expect(said).toContain('PORT=8080 npm start');
  });
});

describe('npm test', () => {
  it('refuses a check it does not have, naming those it has', () => {
    const run = spawnSync('node', ['scripts/test.mjs', 'typos'], { encoding: 'utf8' });
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/no check called typos; there are types, lint, format, rules, unit, build, browser/);
  });
});

// Finds a Chromium for the browser tests, or gets one.
//
// In this order: CHROMIUM_PATH, one on the system, Playwright's own download,
// Debian's package. Prints nothing when one is simply there.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

export function chromiumOnSystem(path = process.env.PATH ?? '') {
  for (const name of names) {
    for (const folder of path.split(delimiter)) {
      if (folder !== '' && existsSync(join(folder, name))) return join(folder, name);
    }
  }
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return existsSync(mac) ? mac : null;
}

async function fromPlaywright() {
  const { chromium } = await import('@playwright/test');
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  console.log('No Chromium here; trying Playwright’s own download …');
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'ignore', timeout: 300_000 });
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

function fromDebian() {
  if (!existsSync('/usr/bin/apt-get')) return null;
  console.log('Trying Debian’s package chromium …');
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', 'chromium'],
  ]) {
    const [command, ...rest] = [...sudo, 'apt-get', ...args];
    spawnSync(command, rest, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  }
  return chromiumOnSystem();
}

/** Path of a Chromium that exists, or null after everything was tried. */
export async function findChromium() {
  const wished = process.env.CHROMIUM_PATH;
  if (wished) {
    if (existsSync(wished)) return wished;
    console.error(`CHROMIUM_PATH is ${wished}, and there is no such file.`);
    return null;
  }
  return chromiumOnSystem() ?? (await fromPlaywright()) ?? fromDebian();
}

export const noChromium =
  'The browser tests need Chromium and none could be found or installed. Install Chromium or Chrome, or set CHROMIUM_PATH to its program file, and run `npm test` again.';

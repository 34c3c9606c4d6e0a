// Makes sure the packages are installed, and no more than that.
//
// Plain Node with no package of its own: it runs before any is there. Packages are
// installed again only when the lock file changed since the last time.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';

const stamp = 'node_modules/.installed-from';

/** Runs a command with its output shown; true when it succeeded. */
export function shown(command, args, env = {}) {
  return spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
}

export function ensurePackages() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Node ${process.versions.node} is too old: please install Node 20.19 or newer.`);
    process.exit(1);
  }
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing packages …');
  if (!shown('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])) {
    console.error(
      'The packages could not be installed. Is the npm registry reachable? The lines above say what npm met.',
    );
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

// `npm start`: install if needed, build, serve, print the address.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { ensurePackages, shown } from './install.mjs';

const port = Number(process.env.PORT ?? 4173);

/** Resolves to true when nothing listens on the port. */
function isFree(wanted) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(wanted, () => probe.close(() => resolve(true)));
  });
}

if (!(await isFree(port))) {
  console.error(`Port ${port} is taken by another program. Stop that program, or choose a port: PORT=8080 npm start`);
  process.exit(1);
}
ensurePackages();
if (!shown('npx', ['vite', 'build', '--logLevel', 'warn'])) process.exit(1);
console.log(`\nSAG Explorer: http://localhost:${port}/\n`);
const server = spawn('npx', ['vite', 'preview', '--strictPort', '--port', String(port), '--logLevel', 'warn'], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));

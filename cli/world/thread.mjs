// Node 20 gives a worker thread no TypeScript loader, whatever its parent has: load it, then the thread itself.
import { register } from 'tsx/esm/api';

register();
await import('./thread.ts');

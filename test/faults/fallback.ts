/** `npm run test:faults -- --host fallback`: the core with a second account for every call. */
import { runCore } from './core/run';
import { main } from './main';

void main('fallback', 20_000, (options) => runCore(options, { fallback: true }));

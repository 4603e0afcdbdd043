/** `npm run test:faults`: the core through thousands of calls. */
import { runCore } from './core/run';
import { main } from './main';

void main('core', 20_000, runCore);

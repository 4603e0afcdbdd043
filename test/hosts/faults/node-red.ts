/** `npm run test:faults -- --host node-red`. */
import { main } from '../../faults/main';
import { runNodeRed } from './run-node-red';

void main('node-red', 500, runNodeRed);

/** `npm run test:faults -- --host n8n`. */
import { main } from '../../faults/main';
import { runN8n } from './run-n8n';

void main('n8n', 500, runN8n);

/**
 * The end of a deploy. Node-RED says "removed" only to the nodes that stand in the flow file
 * themselves: what is inside a subflow instance that was removed or disabled is closed as if it
 * came back. Once the flows run, whatever has not come back is gone.
 */
import type { NodeAPI } from 'node-red';
import { forgetAccounts } from '../state/accounts';
import { endMissing } from '../state/node-registry';
import { forgetListeners } from './router';

const watched = new WeakSet<object>();

/** Follows the deploys of this Node-RED, once. */
export function watchDeploys({ events }: NodeAPI): void {
	if (watched.has(events)) return;
	watched.add(events);
	events.on('flows:started', () => {
		forgetAccounts();
		forgetListeners();
		// last: calls that are given up here look for a node that takes their results
		endMissing();
	});
}

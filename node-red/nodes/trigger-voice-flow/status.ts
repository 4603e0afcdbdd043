/** The dot below the node: how many calls are under way, then how the last one ended. */
import type { NodeAPI, NodeStatusFill } from 'node-red';
import type { CallState } from '../../../core';
import { nodeNow } from '../../lives';

/** How long the last ending stands, in milliseconds. */
const SHOWN_MS = 8_000;
const KEY = 'ringback-trigger-voice-flow.status.';

const FILLS: Partial<Record<CallState | 'error', NodeStatusFill>> = {
	answered: 'green',
	placed: 'green',
	failed: 'red',
	invalidNumber: 'red',
	error: 'red',
	notCalled: 'grey',
	noResult: 'grey',
};

/** One call, as the status counts it. */
export interface CountedCall {
	waiting(): void;
	/** The wait limit is reached; the account's report is asked. */
	lookingUp(): void;
	/** `gone`: the node was removed; there is nothing to show. */
	ended(how: CallState | 'error' | 'gone'): void;
}

export interface Status {
	call(): CountedCall;
	/** Shows what is under way on a node that was made anew. */
	refresh(): void;
	close(removed: boolean): void;
}

const statuses = new Map<string, Status>();

/** The status of a node id; it lives through deploys, as calls do. */
export function statusOf(RED: NodeAPI, nodeId: string): Status {
	const known = statuses.get(nodeId);
	if (known) return known;
	const made = createStatus(RED, nodeId);
	statuses.set(nodeId, made);
	return made;
}

function createStatus(RED: NodeAPI, nodeId: string): Status {
	const counts = { sending: 0, waiting: 0, lookingUp: 0 };
	let timer: NodeJS.Timeout | undefined;

	const show = (fill: NodeStatusFill, shape: 'dot' | 'ring', key: string, count = 0) =>
		nodeNow(nodeId)?.status({ fill, shape, text: RED._(KEY + key, { count }) });

	/** Calls under way come first; true when there are some. */
	function refresh(): boolean {
		const { sending, waiting, lookingUp } = counts;
		const all = sending + waiting + lookingUp;
		if (waiting > 0) show('blue', 'ring', 'waiting', all);
		else if (lookingUp > 0) show('blue', 'ring', 'lookingUp', all);
		else if (sending > 0) show('blue', 'dot', 'sending', sending);
		return all > 0;
	}

	return {
		call() {
			let phase: keyof typeof counts = 'sending';
			counts.sending += 1;
			clearTimeout(timer);
			refresh();
			const enter = (next: keyof typeof counts) => {
				counts[phase] -= 1;
				counts[next] += 1;
				phase = next;
				refresh();
			};
			return {
				waiting: () => enter('waiting'),
				lookingUp: () => enter('lookingUp'),
				ended(how) {
					counts[phase] -= 1;
					if (how === 'gone' || refresh()) return;
					show(FILLS[how] ?? 'yellow', how === 'error' ? 'ring' : 'dot', how);
					timer = setTimeout(() => nodeNow(nodeId)?.status({}), SHOWN_MS).unref();
				},
			};
		},
		refresh() {
			// an ending may still stand there, of the node as it was before
			if (!refresh()) nodeNow(nodeId)?.status({});
		},
		close(removed) {
			clearTimeout(timer);
			if (removed) statuses.delete(nodeId);
		},
	};
}

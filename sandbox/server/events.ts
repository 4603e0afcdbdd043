import type { ServerResponse } from 'node:http';

/** Ten batches a second: more than an eye follows, little enough for thousands of calls. */
const BATCH_MS = 100;
const HEARTBEAT_MS = 15_000;
/** A reader this far behind gets nothing until it has caught up. */
const MAX_BACKLOG_BYTES = 1024 * 1024;
/** How long the stream may have no reader before the page counts as closed; it reconnects faster than this. */
const GONE_AFTER_MS = 5_000;

/** Names of the events beside `call`; each carries the whole new state. */
export type StateEvent = 'cleared' | 'faults' | 'options' | 'hold' | 'flows';

export interface ChangeListener {
	changed(callId: string): void;
	cleared(): void;
}

export interface EventHub {
	/** A call looks different now; readers get its newest look with the next batch. */
	changed(callId: string): void;
	tell(event: StateEvent, data: unknown): void;
	/** Starts a stream of server-sent events: the state as it is, then these calls, then news. */
	open(
		response: ServerResponse,
		state: readonly (readonly [StateEvent, unknown])[],
		callIds: Iterable<string>,
	): void;
	/** Hears of every change at once, as a reader of the stream does in batches. */
	listen(listener: ChangeListener): void;
	stop(): void;
}

const line = (event: string, data: unknown): string =>
	`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/**
 * Server-sent events. They run on real time, whatever clock the phones have: they are for eyes.
 * A call that changes often within a batch is sent once.
 */
export function createEventHub(
	summaryOf: (callId: string) => unknown,
	whenDeserted: () => void,
): EventHub {
	/** Reader → calls it has to hear about. */
	const readers = new Map<ServerResponse, Set<string>>();
	const listeners: ChangeListener[] = [];
	let timers: NodeJS.Timeout[] = [];
	let gone: NodeJS.Timeout | undefined;

	function flush() {
		for (const [reader, ids] of readers) {
			if (ids.size === 0 || reader.writableLength > MAX_BACKLOG_BYTES) continue;
			const summaries = [...ids].map(summaryOf).filter((summary) => summary !== undefined);
			ids.clear();
			reader.write(summaries.map((summary) => line('call', summary)).join(''));
		}
	}
	function beat() {
		for (const reader of readers.keys()) reader.write(': heartbeat\n\n');
	}
	function rest() {
		for (const timer of timers) clearInterval(timer);
		timers = [];
	}
	function leave(reader: ServerResponse) {
		if (!readers.delete(reader) || readers.size > 0) return;
		rest();
		gone = setTimeout(whenDeserted, GONE_AFTER_MS).unref();
	}

	return {
		changed(callId) {
			for (const ids of readers.values()) ids.add(callId);
			for (const listener of listeners) listener.changed(callId);
		},
		tell(event, data) {
			if (event === 'cleared') {
				for (const ids of readers.values()) ids.clear();
				for (const listener of listeners) listener.cleared();
			}
			for (const reader of readers.keys()) reader.write(line(event, data));
		},
		open(response, state, callIds) {
			response.writeHead(200, {
				'content-type': 'text/event-stream',
				'cache-control': 'no-store',
			});
			response.write(`retry: 1000\n\n${state.map(([event, data]) => line(event, data)).join('')}`);
			clearTimeout(gone);
			readers.set(response, new Set(callIds));
			response.on('close', () => leave(response));
			if (timers.length === 0)
				timers = [setInterval(flush, BATCH_MS), setInterval(beat, HEARTBEAT_MS)];
		},
		listen: (listener) => void listeners.push(listener),
		stop() {
			rest();
			clearTimeout(gone);
			readers.clear();
		},
	};
}

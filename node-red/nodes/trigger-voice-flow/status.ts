/** The dot below the node: how many calls are under way, how far a list is, then how the last call ended. */
import type { NodeAPI, NodeStatusFill } from 'node-red';
import { timeOfDay, type Reason } from '../../../core';
import { nodeNow } from '../../state/node-registry';
import { createProgress, type Ending, type HowFar, type Parts, type RunSummary } from './progress';

/** How long the last ending stands, in milliseconds. */
const SHOWN_MS = 8_000;
const KEY = 'ringback-trigger-voice-flow.status.';

const FILLS: Partial<Record<Ending, NodeStatusFill>> = {
	answered: 'green',
	placed: 'green',
	confirmed: 'green',
	nobody: 'red',
	declined: 'yellow',
	unsure: 'grey',
	failed: 'red',
	invalidNumber: 'red',
	error: 'red',
	notCalled: 'grey',
	noResult: 'grey',
};

/** What else is known of an ending. */
export interface EndingMore {
	/** Why nobody was called. */
	readonly reason?: Reason | null;
	/** Nobody was called, because the builder asked for this ending. */
	readonly simulated?: boolean;
}

/** One call, as the status counts it. */
export interface CountedCall {
	sending(): void;
	waiting(): void;
	/** Until then: another try, or a gate. @param untilMs since 1970 */
	held(untilMs: number): void;
	/** The wait limit is reached; the account's report is asked. */
	lookingUp(): void;
	/**
	 * `gone`: the node was removed; there is nothing to show. The summary of the calls that
	 * came together, when this was the last of them.
	 */
	ended(how: Ending | 'gone', more?: EndingMore): RunSummary | null;
}

export interface Status {
	call(parts?: Parts): CountedCall;
	/** Shows, while nothing is under way, that there is no account to call with. */
	account(isThere: boolean): void;
	/**
	 * Shows what is under way, else whether the account is stopped: when that changes, and on a node
	 * that was made anew.
	 */
	stopped(isStopped: boolean): void;
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
	const counts = { sending: 0, waiting: 0, lookingUp: 0, held: 0 };
	/** When each call that is held goes on. */
	const heldUntil = new Map<object, number>();
	const progress = createProgress(Date.now);
	let timer: NodeJS.Timeout | undefined;
	let isStopped = false;
	let hasAccount = true;

	const show = (
		fill: NodeStatusFill,
		shape: 'dot' | 'ring',
		...texts: Array<StatusText | undefined>
	) =>
		nodeNow(nodeId)?.status({
			fill,
			shape,
			text: texts
				.flatMap((text) => (text ? [RED._(KEY + text[0], text[1] as never)] : []))
				.join(' · '),
		});

	/** What stands there while nothing is under way. */
	function rest(): void {
		if (!hasAccount) show('red', 'ring', ['noAccount', {}]);
		else if (isStopped) show('red', 'ring', ['stopped', {}]);
		else nodeNow(nodeId)?.status({});
	}

	function heldText(): StatusText {
		const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
		const next = timeOfDay(Math.min(...heldUntil.values()), Date.now(), timeZone);
		return ['held', { count: heldUntil.size, next }];
	}

	/** Calls under way come first; true when there are some. */
	function refresh(): boolean {
		const { sending, waiting, lookingUp } = counts;
		const count = sending + waiting + lookingUp;
		const phase = waiting > 0 ? 'waiting' : lookingUp > 0 ? 'lookingUp' : 'sending';
		const far = progress.howFar();
		const text: StatusText = far
			? progressText(far)
			: // Node-RED 4.0 has other names for plurals than those after it
				[count === 1 ? phase : `${phase}Many`, { count }];
		const next = heldUntil.size === 0 ? undefined : heldText();
		if (count > 0) show('blue', phase === 'sending' ? 'dot' : 'ring', text, next);
		else if (next) show('blue', 'ring', next);
		return count > 0 || next !== undefined;
	}

	return {
		call(parts) {
			progress.begin(parts);
			let phase: keyof typeof counts = 'sending';
			counts.sending += 1;
			clearTimeout(timer);
			refresh();
			const enter = (next: keyof typeof counts) => {
				if (next !== 'held') heldUntil.delete(call);
				counts[phase] -= 1;
				counts[next] += 1;
				phase = next;
				refresh();
			};
			const call: CountedCall = {
				sending: () => enter('sending'),
				waiting: () => enter('waiting'),
				held(untilMs) {
					heldUntil.set(call, untilMs);
					enter('held');
				},
				lookingUp: () => enter('lookingUp'),
				ended(how, { reason, simulated } = {}) {
					counts[phase] -= 1;
					heldUntil.delete(call);
					if (how === 'gone') {
						progress.gone();
						return null;
					}
					const summary = progress.end(how);
					if (refresh()) return summary;
					const far = progress.howFar();
					if (far) show('green', 'dot', progressText(far));
					else {
						const shape = how === 'error' || simulated ? 'ring' : 'dot';
						const said: StatusText | undefined = simulated ? ['simulated', {}] : undefined;
						const isWhy = reason && how === 'notCalled';
						const why: StatusText | undefined = isWhy ? [`reason.${reason}`, {}] : undefined;
						show(FILLS[how] ?? 'yellow', shape, said, [how, {}], why);
					}
					timer = setTimeout(rest, SHOWN_MS).unref();
					return summary;
				},
			};
			return call;
		},
		account(isThere) {
			hasAccount = isThere;
			if (!refresh()) rest();
		},
		stopped(now) {
			isStopped = now;
			// an ending may still stand there, of the node as it was before
			if (!refresh()) rest();
		},
		close(removed) {
			clearTimeout(timer);
			if (removed) statuses.delete(nodeId);
		},
	};
}

const MINUTE_MS = 60_000;
type StatusText = [key: string, values: object];

function progressText({ done, total, leftMs }: HowFar): StatusText {
	if (leftMs === null || done === total) return ['progress', { done, total }];
	if (leftMs < MINUTE_MS) return ['progressSoon', { done, total }];
	return ['progressLeft', { done, total, minutes: Math.round(leftMs / MINUTE_MS) }];
}

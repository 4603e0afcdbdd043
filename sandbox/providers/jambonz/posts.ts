/**
 * What is posted about a call: to the application's status hook, and to the hook of the call's own
 * machine detection (jambonz-feature-server 0.9.8: base-requestor, http-requestor, amd-utils).
 */
import { createHmac } from 'node:crypto';
import type { Call } from '../../calls/call';
import { forgedToken, forgedUrl, type Report } from '../../reports/deliver';
import type { Delivery, Outgoing } from '../../reports/send';
import { callInfo, endOf, lieOf, IN_PROGRESS, type Order, type Status } from './call-info';
import { ACCOUNT } from './credentials';

/** Where posts go, and whose time they are signed with. */
export interface Hooks {
	/** Undefined where the application has none. */
	readonly status: string | undefined;
	/** @returns milliseconds since the Unix epoch */
	nowMs(): number;
	readonly isReversed: boolean;
}

const signedAt =
	(nowMs: () => number): Outgoing['sign'] =>
	(_url, body) => {
		const time = Math.floor(nowMs() / 1_000);
		const digest = createHmac('sha256', ACCOUNT.webhookKey).update(`${time}.${body}`).digest('hex');
		return { 'jambonz-signature': `t=${time},v1=${digest}` };
	};

const MOST_REPEATS = 5;

/**
 * How often a post is repeated, which its address says behind `#`; without that, never.
 * `rc` is the number of repeats, `rp` what is repeated: by default lost connections alone.
 */
export function repeatsOf(url: string): NonNullable<Report['again']> {
	const fragment = new URLSearchParams(new URL(url).hash.replace(/^#/, ''));
	const repeats = Math.min(Math.abs(parseInt(fragment.get('rc') ?? '0', 10)) || 0, MOST_REPEATS);
	const policy = (fragment.get('rp') ?? 'ct').split(',').map((part) => part.trim());
	const kindOf = (delivery: Delivery): string => {
		if ('error' in delivery) return delivery.error === 'timeout' ? 'rt' : 'ct';
		return `${Math.floor(delivery.status / 100)}xx`;
	};
	return {
		tries: 1 + repeats,
		when: (delivery) => policy.includes('all') || policy.includes(kindOf(delivery)),
	};
}

type Fields = Readonly<Record<string, unknown>>;

const posted = (url: string, json: Fields, sign?: Outgoing['sign']): Outgoing => ({
	method: 'POST',
	url,
	json,
	...(sign && { sign }),
});

const bodyOf = (call: Call, order: Order, status: Status): Fields => ({
	...callInfo(call, order, status),
	...(order.tag && { customerData: order.tag }),
});

/** Of an impostor, who has neither the key nor the token. */
function forgedBody(call: Call, order: Order): Fields {
	const { token, ...rest } = order.tag ?? {};
	return {
		...callInfo(call, order, lieOf(call)),
		customerData: { ...rest, token: forgedToken(String(token)) },
	};
}

/** A post while the call goes on; undefined where nobody is told. */
export const statusPost = (
	call: Call,
	order: Order,
	status: Status,
	hooks: Hooks,
): Outgoing | undefined =>
	hooks.status === undefined
		? undefined
		: posted(hooks.status, bodyOf(call, order, status), signedAt(hooks.nowMs));

/** The detection's word about a call that was taken; undefined where the call asked for none. */
function detectionPost(call: Call, order: Order, { nowMs }: Hooks): Outgoing | undefined {
	const hook = order.request.amd?.actionHook;
	if (hook === undefined || (call.phone !== 'voicemail' && call.phone !== 'answered'))
		return undefined;
	const heard =
		call.phone === 'voicemail'
			? { type: 'amd_machine_detected', reason: 'long greeting' }
			: { type: 'amd_human_detected', reason: 'short greeting' };
	return posted(hook, { ...bodyOf(call, order, IN_PROGRESS), ...heard }, signedAt(nowMs));
}

/**
 * The posts about the end: the first one, which is told to repeat and to go wrong, and those behind
 * it. A machine is told of when the call is over, which is later than a real one is.
 */
export function endReport(call: Call, order: Order, hooks: Hooks): Report | undefined {
	const detection = detectionPost(call, order, hooks);
	const end = statusPost(call, order, endOf(call, order), hooks);
	const late = hooks.isReversed ? statusPost(call, order, IN_PROGRESS, hooks) : undefined;
	const posts = [detection, end, late].filter((post) => post !== undefined);
	// a person who was heard decides nothing: the end comes first
	if (call.phone === 'answered' && end) posts.unshift(...posts.splice(posts.indexOf(end), 1));
	const [genuine, ...behind] = posts;
	if (genuine === undefined) return undefined;
	const forged = posted(
		new URL(genuine.url).searchParams.has('rb') ? forgedUrl(genuine.url) : genuine.url,
		forgedBody(call, order),
	);
	return { genuine, forged, behind, again: repeatsOf(genuine.url) };
}

import type { StoredNode } from 'node-red-node-test-helper';
import { OUTPUTS } from '../../../core';
import { PLACE, flowOf, type FlowOptions } from './flow';
import type { NodeRedProcess } from './process';

/**
 * A shop's flow over HTTP: POST /order {to, …} answers with how the call ended, GET /results
 * with what Outbound Call Result has taken, oldest first. Credentials stand in the nodes, as
 * the editor posts them.
 */
export function orderFlow(options: FlowOptions): { nodes: StoredNode[]; accountId: string } {
	const { accountId, triggerId, listenerId, nodes, credentials } = flowOf({
		...options,
		trigger: {
			to: 'payload.to',
			reference: 'payload.order',
			referenceType: 'msg',
			...options.trigger,
		},
	});
	const kept = nodes
		.filter(({ type }) => type !== 'sink')
		.map((node): StoredNode => {
			if (node.id === accountId) return { ...node, credentials: credentials[accountId] };
			if (node.id === triggerId)
				return { ...node, wires: OUTPUTS.triggerWaiting.map(() => ['answer']) };
			if (node.id === listenerId)
				return { ...node, wires: OUTPUTS.callResult.map(() => ['remember']) };
			return node.id === 'catch' ? { ...node, wires: [['explain']] } : node;
		});
	return {
		accountId,
		nodes: [
			...kept,
			http('in', 'http in', { url: '/order', method: 'post', wires: [[triggerId]] }),
			http('answer', 'http response', { wires: [] }),
			set(
				'explain',
				[
					['statusCode', '502', 'num'],
					['payload', 'error', 'msg'],
				],
				'answer',
			),
			set(
				'remember',
				[['#:results', '$append($flowContext("results"), [payload])', 'jsonata']],
				'',
			),
			http('list', 'http in', { url: '/results', method: 'get', wires: [['read']] }),
			set('read', [['payload', '$append([], $flowContext("results"))', 'jsonata']], 'answer'),
		],
	};
}

const http = (id: string, type: string, rest: object): StoredNode => ({
	id,
	type,
	...PLACE,
	...rest,
});

/** A Change node; a name that starts with `#:` is one of the flow's context. */
const set = (
	id: string,
	rules: ReadonlyArray<readonly [name: string, to: string, type: string]>,
	next: string,
): StoredNode => ({
	id,
	type: 'change',
	...PLACE,
	rules: rules.map(([name, to, tot]) => ({
		t: 'set',
		p: name.replace('#:', ''),
		pt: name.startsWith('#:') ? 'flow' : 'msg',
		to,
		tot,
	})),
	wires: [next === '' ? [] : [next]],
});

/** Asks until the paths of a deploy are there: they follow the deploy by some milliseconds. */
export async function order(url: string, body: object, init: RequestInit = {}) {
	for (;;) {
		const response = await fetch(`${url}/order`, {
			method: 'POST',
			body: JSON.stringify(body),
			...init,
			headers: { 'content-type': 'application/json', ...init.headers },
		});
		if (response.status === 404) continue;
		return { status: response.status, body: (await response.json()) as Record<string, unknown> };
	}
}

/** Asks until Outbound Call Result has taken something. */
export async function results(nodeRed: NodeRedProcess): Promise<object[]> {
	for (;;) {
		const response = await fetch(`${nodeRed.url}/results`);
		if (response.status === 404) continue;
		const list = (await response.json()) as object[];
		if (list.length > 0) return list;
	}
}

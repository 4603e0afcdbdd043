import type { NodeContextData } from 'node-red';
import { resultMemoryOf } from '../../node-red/results/result-memory';
import type { AccountNode } from '../../node-red/state/accounts';
import { memoryOf } from '../../node-red/state/call-memory';
import { keepsItsPromises } from '../support/memory-contract';

let accounts = 0;

/** An account whose memory is a context store. */
function openAccount(): AccountNode {
	const values = new Map<string, unknown>();
	const context = {
		get: (name: string, _store: unknown, done: (error: null, value: unknown) => void) =>
			done(null, structuredClone(values.get(name))),
		set: (name: string, value: unknown, _store: unknown, done: () => void) => {
			values.set(name, structuredClone(value));
			done();
		},
	} as unknown as NodeContextData;
	const id = `of-the-contract-${accounts++}`;
	return { id, sharedMemory: null, context: () => context } as unknown as AccountNode;
}

describe('the memory of an account in a context store', () => {
	keepsItsPromises(async () => {
		const account = openAccount();
		return {
			calls: memoryOf(account, { name: undefined, isSafe: true }),
			results: resultMemoryOf(account),
		};
	});
});

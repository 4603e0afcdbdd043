/** What an account remembers of reports, wherever that is. */
import type { AccountNode } from '../state/accounts';
import { rememberEnd, rememberPlaced } from '../state/first-results';
import type { ResultMemory } from '../state/memory';
import { keepDelivered, recallDelivered, rememberDelivered, wasDelivered } from './seen';

export const resultMemoryOf = (account: AccountNode): ResultMemory =>
	account.sharedMemory?.results ?? {
		claim: async (token) => {
			await recallDelivered(account);
			return wasDelivered(token) ? 'delivered' : 'ours';
		},
		keep: (token) => {
			rememberDelivered(token);
			keepDelivered(account, token);
		},
		letGo: () => undefined,
		// nobody else is there
		expect: () => undefined,
		pass: () => undefined,
		receive: () => () => undefined,
		rememberPlaced: (result) => rememberPlaced(account, result),
		rememberEnd: (result) => rememberEnd(account, result),
	};

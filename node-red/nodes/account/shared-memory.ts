/** The account's setting "Shared Memory": the address of a Redis, or nothing. */
import { MEMORY_SENTENCES, MESSAGES, fault, isMemoryAddress, type VoiceError } from '../../../core';
import { openRedis } from '../../host/redis';
import { accountsAs } from '../../state/accounts';
import type { SharedMemory } from '../../state/memory';
import { useSharedMemory } from '../../state/shared';

export interface MemoryOfAccount {
	/** Null where a context store is the account's memory. */
	readonly memory: SharedMemory | null;
	/** Why nothing may be called. */
	readonly fault: VoiceError | null;
	/** For an account that is closed. */
	leave(): void;
}

const NONE: MemoryOfAccount = { memory: null, fault: null, leave: () => undefined };

export function sharedMemoryOf(
	accountId: string,
	settings: Readonly<Record<string, unknown>>,
	password: string | undefined,
): MemoryOfAccount {
	const address = addressIn(settings);
	if (address === '') return NONE;
	if (!isMemoryAddress(address)) return { ...NONE, fault: fault(MESSAGES.memoryAddressWrong()) };
	return { ...useSharedMemory(accountId, { address, password }), fault: null };
}

/**
 * Whether the Redis of an account responds, as a sentence; nothing where it has none. Throws where
 * it does not.
 * @param stored names of the credentials that were not typed into the form
 */
export async function testSharedMemory(
	accountId: string,
	settings: Readonly<Record<string, unknown>>,
	stored: readonly string[],
): Promise<string> {
	const address = addressIn(settings);
	if (address === '') return '';
	if (!isMemoryAddress(address)) throw fault(MESSAGES.memoryAddressWrong());
	const password = settings.sharedMemoryPassword;
	// else whoever may type an address could have the password sent there
	const isKnown = accountsAs(accountId).some(({ account }) => addressIn(account) === address);
	if (password && stored.includes('sharedMemoryPassword') && !isKnown)
		throw fault(MESSAGES.storedSecretElsewhere());
	const link = openRedis({ address, password: password ? String(password) : undefined });
	try {
		await link.ask(WRITES, ['RINGBACK:test']);
	} finally {
		link.close();
	}
	return MEMORY_SENTENCES.responds(new URL(address).host);
}

const addressIn = ({ sharedMemory }: Readonly<Record<string, unknown>>): string =>
	String(sharedMemory ?? '').trim();

/** What every call asks of it: to run a script, and to keep something. */
const WRITES = `redis.call('SET', KEYS[1], '1', 'PX', 1000) return 1`;

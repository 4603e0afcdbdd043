/** What is wrong with a memory that several processes share. */
import { labelOfField } from '../labels';
import type { Words } from '../message';

const FIELD = 'sharedMemory';

export const MEMORY_IN_ENGLISH = {
	responds: (host: string): string => `The shared memory at ${host} responds.`,
};

export const MEMORY_MESSAGES = {
	memoryUnreachable: (host: string): Words => [
		'memoryUnavailable',
		`The shared memory at ${host} does not respond, so nobody can tell who was called already.`,
		`Look after that Redis, and the address under "${labelOfField(FIELD)}" of the account; then send the message again.`,
		FIELD,
	],
	/** @param code of Redis, such as `NOAUTH` */
	memoryRefuses: (host: string, code: string): Words => [
		'memoryUnavailable',
		`The shared memory at ${host} refuses what it is asked (${code}).`,
		/AUTH|PASS|PERM/.test(code)
			? `Correct "${labelOfField('sharedMemoryPassword')}" of the account, or the user in its address.`
			: 'Look after that Redis: its log says why.',
		FIELD,
	],
	takenOver: (): Words => [
		'cancelled',
		'The call was not made here: another process took it over while the shared memory was out of reach.',
		'Nothing has to be done: that process goes on with it.',
	],
	memoryAddressWrong: (): Words => [
		'notConfigured',
		`"${labelOfField(FIELD)}" is not the address of a Redis.`,
		'Use the form redis://host:6379/0, or rediss:// over TLS; the password has a field of its own.',
		FIELD,
	],
} as const;

/**
 * Which references were called, in the context store that the user picked. The promise
 * survives a restart with a store that writes at once: `localfilesystem` with `cache: false`.
 */
import { createHash } from 'node:crypto';
import type { Node, NodeContextData } from 'node-red';
import { VoiceError, createReservations, type Reservations } from '../../core';
import { readContext, writeContext } from '../host/context-store';
import type { Store } from './stores';

const PROPERTY = 'called';
/** References are forgotten after this long. */
const REMEMBERED_MS = 90 * 24 * 60 * 60 * 1_000;
const FORGET_EVERY_MS = 60 * 60 * 1_000;

type Called = Record<string, number>;

interface Kept {
	/** As it is now: a deploy makes it anew. */
	account: Node;
	readonly reservations: Reservations;
}

/** By account and real store. Kept through deploys: without a configured store Node-RED empties a node's context in each. */
const kept = new Map<string, Kept>();

/** The reservations of an account in a store; one for both, so that two triggers cannot call the same reference. */
export function reservationsOf(account: Node, { name: store }: Store): Reservations {
	const key = `${account.id} ${store ?? ''}`;
	const known = kept.get(key);
	if (known) {
		known.account = account;
		return known.reservations;
	}
	const reservations = makeReservations(() => made.account.context(), store);
	const made: Kept = { account, reservations };
	kept.set(key, made);
	return reservations;
}

function makeReservations(context: () => NodeContextData, store: string | undefined): Reservations {
	/** What this process has written down, whatever becomes of the store. */
	const written = new Map<string, number>();
	let turn: Promise<unknown> = Promise.resolve();
	let forgottenMs = 0;
	/** Now and then: thousands of references are not looked through for each one. */
	const forget = (called: Called, now: number) => {
		if (now - forgottenMs < FORGET_EVERY_MS) return;
		forgottenMs = now;
		for (const [key, at] of Object.entries(called))
			if (at < now - REMEMBERED_MS) delete called[key];
		for (const [key, at] of written) if (at < now - REMEMBERED_MS) written.delete(key);
	};

	const read = async () =>
		(await readContext<Called>(context(), PROPERTY, store).catch(throwStoreBroken)) ?? {};
	let edits: Array<(called: Called) => void> = [];
	let next: Promise<void> | undefined;
	/** One after the other, because the store holds all references in one value; what queues is written together. */
	const change = (edit: (called: Called) => void): Promise<void> => {
		edits.push(edit);
		if (next) return next;
		const changed = turn.then(async () => {
			const batch = edits;
			edits = [];
			next = undefined;
			const called = await read();
			for (const one of batch) one(called);
			await writeContext(context(), PROPERTY, called, store).catch(throwStoreBroken);
		});
		next = changed;
		turn = changed.catch(() => undefined);
		return changed;
	};

	return createReservations({
		has: async (reference) => {
			await turn;
			if (written.has(keyOf(reference))) return true;
			return Object.hasOwn(await read(), keyOf(reference));
		},
		add: (reference) =>
			change((called) => {
				const now = Date.now();
				forget(called, now);
				called[keyOf(reference)] = now;
			}).then(() => void written.set(keyOf(reference), Date.now())),
		remove: (reference) =>
			change((called) => {
				delete called[keyOf(reference)];
				written.delete(keyOf(reference));
			}),
	});
}

/** Without its reference written down nobody is called. */
function throwStoreBroken(error: Error & { code?: string }): never {
	throw new VoiceError(
		'notConfigured',
		`The call was not made: the context store does not keep its reference (${error.code ?? error.name}).`,
		{
			field: 'callOnceStore',
			hint: "Look after the store's disk; a damaged file of the account's context has to be restored or removed.",
		},
	);
}

/** References can be anything, order numbers and names of people included: the store sees a hash. */
const keyOf = (reference: string) =>
	createHash('sha256').update(reference).digest('base64url').slice(0, 22);

/**
 * Which references were called, in the context store that the user picked. The promise
 * survives a restart with a store that writes at once: `localfilesystem` with `cache: false`.
 */
import type { Node } from 'node-red';
import { createReservations, type Fingerprint, type ForgettingReservations } from '../../core';
import { readContext, writeContext } from '../host/context-store';
import { firstResultOf, forgetFirstResult, keepFirstResultsIn } from './first-results';
import { keyOf } from './reference-key';
import type { Store } from './stores';
import { isUnderWay } from './under-way';
import { storeBroken } from './store-broken';

const PROPERTY = 'called';
/** References are forgotten after this long. */
const REMEMBERED_MS = 90 * 24 * 60 * 60 * 1_000;
const FORGET_EVERY_MS = 60 * 60 * 1_000;

/** When, in milliseconds since the Unix epoch, and what tells the call from others; a time alone is what 0.1.0 wrote. */
type Entry = number | { readonly at: number; readonly of: Fingerprint };
type Called = Record<string, Entry>;

const timeOf = (entry: Entry): number => (typeof entry === 'number' ? entry : entry.at);
const fingerprintIn = (entry: Entry | undefined): Fingerprint | null =>
	typeof entry === 'object' ? entry.of : null;

interface Kept {
	/** As it is now: a deploy makes it anew. */
	account: Node;
	readonly reservations: ForgettingReservations;
}

/** By account and real store. Kept through deploys: without a configured store Node-RED empties a node's context in each. */
const kept = new Map<string, Kept>();

/** The reservations of an account in a store; one for both, so that two triggers cannot call the same reference. */
export function reservationsOf(account: Node, { name: store }: Store): ForgettingReservations {
	const key = `${account.id} ${store ?? ''}`;
	keepFirstResultsIn(account.id, store);
	const known = kept.get(key);
	if (known) {
		known.account = account;
		return known.reservations;
	}
	const reservations = makeReservations(() => made.account, store);
	const made: Kept = { account, reservations };
	kept.set(key, made);
	return reservations;
}

function makeReservations(account: () => Node, store: string | undefined): ForgettingReservations {
	const context = () => account().context();
	/** What this process has written down, whatever becomes of the store. */
	const written = new Map<string, Entry>();
	let turn: Promise<unknown> = Promise.resolve();
	let forgottenMs = 0;
	/** Now and then: thousands of references are not looked through for each one. */
	const forget = (called: Called, now: number) => {
		if (now - forgottenMs < FORGET_EVERY_MS) return;
		forgottenMs = now;
		const isOld = (entry: Entry) => timeOf(entry) < now - REMEMBERED_MS;
		for (const [key, entry] of Object.entries(called)) if (isOld(entry)) delete called[key];
		for (const [key, entry] of written) if (isOld(entry)) written.delete(key);
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

	const reservations = createReservations({
		has: async (reference) => {
			await turn;
			if (written.has(keyOf(reference))) return true;
			return Object.hasOwn(await read(), keyOf(reference));
		},
		add: async (reference, call) => {
			const entryAt = (at: number): Entry => (call === undefined ? at : { at, of: call });
			await change((called) => {
				const now = Date.now();
				forget(called, now);
				called[keyOf(reference)] = entryAt(now);
			});
			written.set(keyOf(reference), entryAt(Date.now()));
		},
		remove: (reference) =>
			change((called) => {
				delete called[keyOf(reference)];
				written.delete(keyOf(reference));
			}),
		recall: async (reference) => {
			const key = keyOf(reference);
			const first = await firstResultOf(account(), reference).catch(() => null);
			return {
				call: fingerprintIn(written.get(key) ?? (await read())[key]),
				isUnderWay: isUnderWay(account().id, reference),
				first,
			};
		},
	});
	return {
		...reservations,
		async forget(reference) {
			if (isUnderWay(account().id, reference)) return 'underWay';
			const found = await reservations.forget(reference);
			// the next call with it has a first result of its own
			if (found !== 'underWay') await forgetFirstResult(account(), reference);
			return found;
		},
	};
}

/** Without its reference written down nobody is called. */
export const throwStoreBroken = storeBroken({
	en: 'The call was not made: the context store does not keep its reference',
	de: 'Der Anruf wurde nicht gemacht: Der Kontextspeicher behält seine Referenz nicht',
	fr: 'L’appel n’a pas été passé\u00a0: le stockage de contexte ne garde pas sa référence',
});

/** The people of one item and the rest of its settings, as the builder gave them. */
import type { IExecuteFunctions } from 'n8n-workflow';
import {
	MESSAGES,
	fault,
	isRecord,
	jsonOrUndefined,
	ladderBoundMs,
	ladderPlan,
	settingsOfPerson,
	waitLimitMs,
	type LadderPlan,
	type LadderState,
} from '../../../core';
import { readCall, type CallRequest } from '../start-flow/read-call';

const LONGEST_MINUTES = 7 * 24 * 60;

export interface Order {
	readonly plan: LadderPlan;
	readonly incident: string;
	readonly callOnce: boolean;
}

/** Throws what is wrong, before anybody is called. */
export function readOrder(context: IExecuteFunctions, itemIndex: number): Order {
	const request = readCall(context, itemIndex, 'waiting');
	const { settings, waitLimitMinutes, callOnce } = request;
	for (const name of ['simulateEnding', 'forgetReference'] as const)
		if (request[name]) throw fault(MESSAGES.oneCallOnly(name));
	const read = (name: string, fallback: unknown = '') =>
		(context.getNodeParameter(name, itemIndex, fallback as string) ?? '') as unknown;
	const plan = ladderPlan(
		{
			people: peopleOf(read),
			confirmDigits: read('confirmDigits', '1'),
			declineDigits: read('declineDigits'),
			ringSeconds: settings.ringSeconds,
			roundsMax: read('roundsMax', 2),
			pauseSeconds: read('pauseSeconds', 60),
			whenUnsure: read('whenUnsure', 'wait'),
		},
		waitLimitMs(waitLimitMinutes),
	);
	return { plan, incident: String(settings.reference), callOnce };
}

/** Rows of the form, or a list: from a sheet, a table or a calendar. */
function peopleOf(read: (name: string, fallback?: unknown) => unknown): unknown {
	if (read('specifyPeople', 'fields') !== 'json') return read('people.values', []);
	const given = read('peopleJson', '[]');
	if (typeof given !== 'string' || given.trim() === '') return given;
	const list = jsonOrUndefined(given);
	if (!Array.isArray(list)) throw fault(MESSAGES.peopleNotAList());
	return list;
}

/**
 * The call to one person. It waits as long as the ladder may go on, so that a yes that comes after
 * the wait limit is heard; the plan goes by the limit itself.
 */
export function requestOfPerson(
	context: IExecuteFunctions,
	itemIndex: number,
	{ plan, state }: { readonly plan: LadderPlan; readonly state: LadderState },
	reference: string,
): CallRequest {
	const request = readCall(context, itemIndex, 'waiting');
	const minutes = Math.ceil(ladderBoundMs(plan) / 60_000);
	return {
		...request,
		settings: settingsOfPerson(plan, state.incident, request.settings, reference),
		waitLimitMinutes: Math.min(minutes, LONGEST_MINUTES),
		testWayBack: false,
	};
}

/** The answer keys, for the execution that hears the report. */
export const keysOf = ({ confirm, decline }: LadderPlan) => ({ confirm, decline });

/** The name of the person whose call it is. */
export function nameOf({ people }: LadderPlan, position: number | undefined): string {
	const person = position === undefined ? undefined : people[position];
	return isRecord(person) && typeof person.name === 'string' ? person.name : '';
}

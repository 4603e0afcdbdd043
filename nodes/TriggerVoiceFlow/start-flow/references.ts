/** Which references a run of the node may call, and how one is forgotten. */
import type { IExecuteFunctions } from 'n8n-workflow';
import {
	MESSAGES,
	callResult,
	fault,
	fingerprintOf,
	prepareCall,
	resultOfRefusal,
	triesOf,
	type Reservations,
} from '../../../core';
import { credentialIdOf, credentialTypeOf } from '../../shared/host/accounts';
import { reservationsOf, type KeptReservations } from '../../shared/call-once';
import { reservationsOfTest } from '../../shared/call-once/test-runs';
import { partOf } from './batch/part';
import type { Outcome } from './outcome';
import type { CallRequest } from './read-call';

/**
 * What was called before. A manual run has a list of its own; the calls of its lists have not: they
 * are executions that can be started again, and then have to find what they have called.
 * @param found told which execution placed a call before
 */
export function referencesOf(
	context: IExecuteFunctions,
	found?: (executionId: string) => void,
): Reservations {
	const kept = keptOf(context, found);
	const isTest = context.getMode() === 'manual' && partOf(context) === undefined;
	return isTest ? reservationsOfTest(kept, context.getExecutionId()) : kept;
}

const keptOf = (
	context: IExecuteFunctions,
	found?: (executionId: string) => void,
): KeptReservations =>
	reservationsOf(context.helpers, {
		workflowId: context.getWorkflow().id ?? '',
		nodeId: context.getNode().id,
		asking: {
			executionId: context.getExecutionId(),
			executionOf: (id) => context.getExecutionDataById(id),
			found,
		},
	});

const SENTENCES = {
	forgotten: 'The reference was forgotten: it can be called again.',
	unknown: 'The reference was not called before: there was nothing to forget.',
	underWay: 'The reference is being called at the moment, and was not forgotten.',
} as const;

/** Forgets the reference of an item and of its tries, and calls nobody. */
export async function forgetReference(
	context: IExecuteFunctions,
	{ provider, settings, isNamed }: CallRequest,
	account: unknown,
): Promise<Outcome> {
	// one of our own making is another one in each execution
	if (!isNamed) throw fault(MESSAGES.missing('reference'));
	const call = prepareCall(provider, settings, account);
	const outcome = { waitMs: null, unconfirmed: false } as const;
	if (call.kind === 'refused')
		return { ...outcome, result: resultOfRefusal(call, false), notes: [call.sentence] };
	const kept = keptOf(context);
	const print = fingerprintOf(
		call,
		credentialIdOf(context.getNode(), credentialTypeOf(provider.id)),
	);
	const [first, ...others] = triesOf(call.reference);
	const found = await kept.forget(first!, print);
	if (found !== 'underWay') for (const one of others) await kept.forget(one, print);
	const sentence = SENTENCES[found];
	const result = callResult(call, 'notCalled', true, { reason: 'dryRun', sentence });
	return { ...outcome, result, forgotten: found === 'forgotten', notes: [sentence] };
}

/** Sentences that only n8n can need; all others are in core. */
import {
	FIELD_LABELS,
	OBSTACLE_SENTENCES,
	SHORTEST_SECRET,
	VoiceError,
	type FailureKind,
} from '../../../core';
import { canWait } from './can-wait';

type Words = readonly [kind: FailureKind, message: string, hint: string, field?: string];

/** The setting with n8n's own address. n8n 2 renamed it; the node is not told the version, but knows which can wait. */
export const webhookSetting = (): string => (canWait() ? 'N8N_WEBHOOK_URL' : 'WEBHOOK_URL');

export const N8N_WORDS = {
	secretMissing: (): Words => [
		'notConfigured',
		'No callback secret is set, which "Outbound Call Result" needs to tell results from forgeries.',
		`Choose the same "Ringback Callback API" credential in this node and in "Outbound Call Result". Its secret is any random text of at least ${SHORTEST_SECRET} characters.`,
		'callbackSecret',
	],
	tooOldToWait: (): Words => [
		'notConfigured',
		'This n8n cannot wait for a call: it would lose every result but the first output.',
		'Update n8n to 2.39 or newer, or switch off "Wait for Result" and start a second workflow with "Outbound Call Result".',
		'waitForResult',
	],
	reviewInstead: (): Words => [
		'notConfigured',
		'An agent cannot wait for a person by "Ask by Phone and Wait" as one of its tools.',
		'Put "Trigger Voice Flow" as a human review between the agent and the tool that is to be approved.',
		'operation',
	],
	oldExecutionOrder: (count: number): Words => [
		'notConfigured',
		`${count === 1 ? 'The call may have to be held or tried again' : `${count} items arrived`}, and with the old execution order of n8n only one call can be waited for.`,
		count === 1
			? 'In the settings of the workflow, set "Execution Order" to "v1 (recommended)", or take out "Try Again" and set "Outside Hours" to "Not Called".'
			: 'In the settings of the workflow, set "Execution Order" to "v1 (recommended)", or put a "Loop Over Items" node with batch size 1 before this node.',
		'waitForResult',
	],
	oldExecutionOrderInOrder: (): Words => [
		'notConfigured',
		'With the old execution order of n8n, people cannot be called in order.',
		'In the settings of the workflow, set "Execution Order" to "v1 (recommended)".',
		'operation',
	],
	tooOldForOrder: (): Words => [
		'notConfigured',
		'This n8n cannot wait for a call, so people cannot be called in order.',
		'Update n8n to 2.39 or newer.',
		'operation',
	],
	inOrderAsTool: (): Words => [
		'notConfigured',
		'A tool answers its agent at once, so it cannot call people in order.',
		'Give the agent a sub-workflow with this node as its tool.',
		'operation',
	],
	unreachableFromOutside: (host: string, isOwn: boolean): Words => [
		'notConfigured',
		OBSTACLE_SENTENCES.outOfReach(host),
		isOwn
			? `Set ${webhookSetting()} of n8n to its public https address, or fill in "${FIELD_LABELS.resultUrl}" with an address that the provider can reach.`
			: `Fill in "${FIELD_LABELS.resultUrl}" with an address that the provider can reach; the URLs that n8n shows begin with ${webhookSetting()}.`,
		'resultUrl',
	],
	addressInTheOpen: (host: string, isOwn: boolean): Words => [
		'notConfigured',
		OBSTACLE_SENTENCES.inTheOpen(host),
		isOwn
			? `Set ${webhookSetting()} of n8n to its public https address, or fill in "${FIELD_LABELS.resultUrl}".`
			: `Correct "${FIELD_LABELS.resultUrl}"; the URLs that n8n shows begin with ${webhookSetting()}.`,
		'resultUrl',
	],
	resultUrlNotAnAddress: (): Words => [
		'invalidRequest',
		`"${FIELD_LABELS.resultUrl}" is not an address.`,
		'Paste the production URL of an "Outbound Call Result" node.',
		'resultUrl',
	],
	relayNeeded: (provider: string): Words => [
		'notConfigured',
		`${provider} reports to one address for all calls, so it cannot reach a waiting execution by itself.`,
		`Publish a workflow with an "Outbound Call Result" node that has the same callback secret, set its production URL once at ${provider}, and paste it into "${FIELD_LABELS.resultUrl}".`,
		'resultUrl',
	],
	nothingToTest: (): Words => [
		'invalidRequest',
		`"Test Callback" needs "${FIELD_LABELS.resultUrl}": an execution has an address of its own only while it waits.`,
		'Paste the production URL of an "Outbound Call Result" node, or switch "Test Callback" off.',
		'resultUrl',
	],
	notSent: (why: string): Words => [
		'notConfigured',
		`n8n did not send the request: ${why}`,
		'Check the credential of this node and its allowed domains.',
		'account',
	],
	callOnceBlocked: (): Words => [
		'notConfigured',
		'"Call Once" cannot keep its list: this workflow removes duplicates in another way at the same place.',
		'In the "Remove Duplicates" nodes of this workflow, set "Scope" to "Node", then clear their history once.',
		'callOnce',
	],
	limitsBlocked: (): Words => [
		'notConfigured',
		'The limits of "Rules for Calling" cannot be counted: this workflow removes duplicates in another way at the same place.',
		'In the "Remove Duplicates" nodes of this workflow, set "Scope" to "Node", then clear their history once.',
		'maxCallsPerNumber',
	],
	limitsNotKept: (): Words => [
		'notConfigured',
		'The call was not made: n8n did not keep what the limits of "Rules for Calling" count.',
		"Look after n8n's database, and whether the workflow is saved.",
		'maxCallsPerNumber',
	],
} as const;

/** Behind what a rule says of a call. */
export const N8N_SENTENCES = {
	notHeld: (): string =>
		'This node cannot hold the call until then: to call now, fill in "Calling Hours" in the option "Rules for Calling", or switch "Ask the Rules" off there.',
} as const;

export const n8nFault = ([kind, message, hint, field]: Words): VoiceError =>
	new VoiceError(kind, message, { hint, field });

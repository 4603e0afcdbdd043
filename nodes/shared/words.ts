/** Sentences that only n8n can need; all others are in core. */
import { FIELD_LABELS, SHORTEST_SECRET, VoiceError, type FailureKind } from '../../core';

type Words = readonly [kind: FailureKind, message: string, hint: string, field?: string];

export const N8N_WORDS = {
	secretMissing: (): Words => [
		'notConfigured',
		'No callback secret is set, so results could not be told from forgeries.',
		`Choose a "Ringback Callback API" credential in this node. Its secret is any random text of at least ${SHORTEST_SECRET} characters.`,
		'callbackSecret',
	],
	tooOldToWait: (): Words => [
		'notConfigured',
		'This n8n cannot wait for a call: it would lose every result but the first output.',
		'Update n8n to 2.39 or newer, or switch off "Wait for Result" and start a second workflow with "Outbound Call Result".',
		'waitForResult',
	],
	unreachableFromOutside: (host: string): Words => [
		'notConfigured',
		`The provider could not send the result back: ${host} is an address of this machine only.`,
		`Set WEBHOOK_URL of n8n to its public address, or fill in "${FIELD_LABELS.resultUrl}" with an address that the provider can reach.`,
		'resultUrl',
	],
	resultUrlNotAnAddress: (): Words => [
		'invalidRequest',
		`"${FIELD_LABELS.resultUrl}" is not an address.`,
		'Paste the production URL of an "Outbound Call Result" node.',
		'resultUrl',
	],
	nothingToTest: (): Words => [
		'invalidRequest',
		`"Test Way Back" needs "${FIELD_LABELS.resultUrl}": an execution has an address of its own only while it waits.`,
		'Paste the production URL of an "Outbound Call Result" node, or switch "Test Way Back" off.',
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
} as const;

export const n8nFault = ([kind, message, hint, field]: Words): VoiceError =>
	new VoiceError(kind, message, { hint, field });

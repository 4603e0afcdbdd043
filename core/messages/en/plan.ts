/** Sentences about plans: tries, people called in order, items that wait together. */
import { labelOfField } from '../labels';
import type { Words } from '../message';

export const PLAN_MESSAGES = {
	planWithoutEnd: (field: string): Words => [
		'invalidRequest',
		`"${labelOfField(field)}" is empty: the plan would have no end.`,
		`Fill in "${labelOfField(field)}".`,
		field,
	],
	oneCallOnly: (field: string): Words => [
		'invalidRequest',
		`"${labelOfField(field)}" is for one call, not for people who are called in order.`,
		`Switch "${labelOfField(field)}" off, or choose "Start Flow" as the operation.`,
		field,
	],
	triesAfterNothing: (): Words => [
		'invalidRequest',
		'"Max Calls" allows another call, but no pause says after which exit.',
		'Fill in a pause, such as "After Busy (Minutes)", or set "Max Calls" to 1.',
		'maxCalls',
	],
	pauseTooShort: (field: string, countField: string, atOnce: number): Words => [
		'invalidRequest',
		`"${labelOfField(field)}" is shorter than a minute, and "${labelOfField(countField)}" is more than ${atOnce}.`,
		`Make "${labelOfField(field)}" a minute or longer, or set "${labelOfField(countField)}" to ${atOnce} at most.`,
		field,
	],
	referenceOfATry: (item: number, attempt: number): Words => [
		'invalidRequest',
		`Another item has the "Reference" that call ${attempt} of item ${item} would get.`,
		'Give every item a "Reference" that does not end in "-try-" and a number.',
		'reference',
	],
	batchTooLarge: (items: number, limit: number): Words => [
		'invalidRequest',
		`${items} items arrived; at most ${limit} can wait together, so "Wait for Result" was not begun.`,
		'Send them in parts, for example with a "Loop Over Items" node.',
		'waitForResult',
	],
	sameKeys: (): Words => [
		'invalidRequest',
		'"Confirm Digits" and "Decline Digits" share a key.',
		'Choose other keys for one of the two.',
		'declineDigits',
	],
	messageNotTaken: (provider: string): Words => [
		'invalidRequest',
		`${provider} takes no variables, so its flow cannot be told the message.`,
		'Choose another provider.',
		'message',
	],
	personIncomplete: (position: number, field: string): Words => [
		'invalidRequest',
		`Person ${position} of "People" has no "${labelOfField(field)}".`,
		`Fill in "${labelOfField(field)}", or remove the person.`,
		'people',
	],
	incidentTwice: (item: number): Words => [
		'invalidRequest',
		`Item ${item} has the same "Reference": two searches for one incident would not hear of each other.`,
		'Give every item a "Reference" of its own, or send each incident once.',
		'reference',
	],
	peopleNotAList: (): Words => [
		'invalidRequest',
		'"People" is not a list.',
		'Write a JSON list such as [{"name": "Ada", "to": "+14155550111"}], or choose an expression that gives one.',
		'people',
	],
	planFromElsewhere: (): Words => [
		'invalidRequest',
		'The plan was saved by another version of Ringback, which this one cannot read.',
		'Finish it with the version that began it, or start the run again.',
	],
} as const;

/** Other calls after some endings: one option, which does nothing until it is added. */
import type { INodeProperties } from 'n8n-workflow';
import { FIELD_LABELS } from '../../../core';

const MORE =
	'<a href="https://github.com/ringback/ringback/blob/main/docs/try-again.md" target="_blank">More on tries</a>';

const pause = (name: string, description: string, preset = ''): INodeProperties => ({
	displayName: FIELD_LABELS[name]!,
	name,
	// text, because a number cannot be left empty
	type: 'string',
	default: preset,
	placeholder: 'e.g. 10',
	// n8n cuts the label off where it names the unit
	hint: 'In minutes; not again when empty',
	description,
});

const values: INodeProperties[] = [
	{
		displayName: 'Max Calls',
		name: 'maxCalls',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 10 },
		default: 3,
		description:
			'How many calls in all, the first one included. With more than three, every pause has to be a minute or longer.',
	},
	pause('afterBusyMinutes', 'How long after a busy line to call again; not again when empty', '10'),
	pause(
		'afterNoAnswerMinutes',
		'How long after nobody answered to call again; not again when empty',
		'120',
	),
	pause(
		'afterVoicemailMinutes',
		'How long after a voicemail took the call to call again; not again when empty',
	),
	pause(
		'afterFailedMinutes',
		'How long after a call did not get through to call again; not again when empty',
	),
	pause(
		'afterNoResultMinutes',
		'How long after a wait without a result to call again; not again when empty. Nobody knows how such a call ended: whoever answered it can be called twice.',
	),
];

export const tryAgainField: INodeProperties = {
	displayName: 'Try Again',
	name: 'tryAgain',
	type: 'fixedCollection',
	default: { values: {} },
	options: [{ displayName: 'Tries', name: 'values', values }],
	description: `Calls the same number again after these endings. The item continues once, when no further call follows. ${MORE}.`,
	displayOptions: { show: { '/waitForResult': [true] }, hide: { '@tool': [true] } },
};

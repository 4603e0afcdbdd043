import { flowOf, run } from './flow-run';

const ask = (component: string, fields: object, exits: string[]) =>
	flowOf({
		ask: {
			component,
			text: 'Well?',
			...fields,
			exits: Object.fromEntries(exits.map((exit) => [exit, 'end'])),
		},
	});

describe('questions on an unattended phone', () => {
	const menu = { options: { '1': 'yes' } };
	const exits = ['yes', 'timeout', 'no_match'];
	it.each([
		['standard_ivr', menu, exits, { unattendedKeys: '1' }, 'yes'],
		['standard_ivr', menu, exits, { unattendedKeys: '2' }, 'no_match'],
		['standard_ivr', menu, exits, {}, 'timeout'],
		['input_ivr', { max_digits: 3 }, ['ok', 'timeout'], { unattendedKeys: '12#' }, 'ok'],
		['input_ivr', { max_digits: 3 }, ['ok', 'timeout'], { unattendedKeys: '#' }, 'timeout'],
		['input_ivr', {}, ['ok', 'timeout'], {}, 'timeout'],
		[
			'voice_ivr',
			{ phrases: { yes: ['Yes, please'] } },
			exits,
			{ unattendedSpeech: 'oh YES please!' },
			'yes',
		],
		[
			'voice_ivr',
			{ phrases: { yes: ['yes'] } },
			exits,
			{ unattendedSpeech: 'yesterday' },
			'no_match',
		],
		['voice_ivr', { phrases: {} }, exits, {}, 'timeout'],
		['voice_transcription', {}, ['ok', 'timeout'], { unattendedSpeech: 'Leave it here' }, 'ok'],
		['voice_transcription', {}, ['ok', 'timeout'], {}, 'timeout'],
	])(
		'%s %j with exits %j leaves with %j by %s',
		async (component, fields, names, options, exit) => {
			const { path } = await run(ask(component, fields, names), {}, { options });
			expect(path).toContain(`ask:${exit}`);
		},
	);

	it.each([
		['input_ivr', { max_digits: 2 }, ['ok', 'timeout'], { unattendedKeys: '123' }, '12'],
		[
			'voice_transcription',
			{ transcription: 'digits' },
			['ok', 'timeout'],
			{ unattendedSpeech: 'a b' },
			'a b',
		],
	])('%s keeps what it was told', async (component, fields, names, options, kept) => {
		const document = ask(component, fields, names);
		const steps = {
			ask: { ...(document.steps['ask' as never] as object), exits: { ok: 'echo', timeout: 'end' } },
			echo: { component: 'play_audio', text: '%{current_flow.digits}', exits: { ok: 'end' } },
		};
		expect((await run(flowOf(steps), {}, { options })).said).toContain(kept);
	});
});

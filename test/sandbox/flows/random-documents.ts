/** Flow documents at random: some that run, and many that are wrong somewhere. */
import fc from 'fast-check';

export const ID = '00000000-0000-4000-8000-00000000f00d';

const name = fc.constantFrom('s0', 's1', 's2', 's3', 's4', 's5');
const next = fc.oneof({ weight: 40, arbitrary: name }, { weight: 1, arbitrary: fc.string() });
const variable = fc.constantFrom('v', 'number', 'digits', 'selection');
const text = fc.constantFrom('', 'Hello %{current_flow.v}!', '%{current_flow.gone}', '%{', '{{v}}');
const exits = (...names: string[]) =>
	fc.record(Object.fromEntries(names.map((each) => [each, next])));
const step = (component: string, fields: Record<string, fc.Arbitrary<unknown>>) =>
	fc.record({ component: fc.constant(component), ...fields });
const rules = (fields: Record<string, fc.Arbitrary<unknown>>) =>
	fc.array(fc.record({ ...fields, exit: fc.constantFrom('a', 'no_match', 'nowhere') }), {
		maxLength: 3,
	});
const days = fc.array(fc.constantFrom('mon', 'thu', 'sun', 'someday'), { maxLength: 3 });
const time = fc.constantFrom('00:00', '09:30', '23:59', '24:00');
const date = fc.constantFrom('2026-01-01', '2025-12-31', '2026-13-01');

const anyStep = fc.oneof(
	step('api_request', {
		arguments: fc.dictionary(fc.string(), variable, { maxKeys: 2 }),
		exits: exits('ok'),
	}),
	{
		weight: 3,
		arbitrary: step('make_outbound_call', {
			destination: variable,
			ring_seconds: fc.integer({ min: 9, max: 36 }),
			exits: exits('Answered', 'Invalid number', 'Busy', 'No Answer', 'error'),
		}),
	},
	step('forward_to_external_number', {
		number: variable,
		displayed_caller: fc.constantFrom('touchpoint', 'contact_number'),
		exits: exits('ok', 'No answer', 'Invalid Number', 'error'),
	}),
	step('play_audio', { text, exits: exits('ok') }),
	step('input_ivr', {
		text,
		max_digits: fc.integer({ min: 0, max: 4 }),
		exits: exits('ok', 'timeout'),
	}),
	step('standard_ivr', {
		text,
		options: fc.dictionary(fc.constantFrom('1', '#', 'x'), fc.constantFrom('a', 'timeout')),
		exits: exits('a', 'timeout', 'no_match'),
	}),
	step('voice_ivr', {
		text,
		phrases: fc.dictionary(fc.constant('a'), fc.array(fc.string(), { maxLength: 2 })),
		exits: exits('a', 'timeout', 'no_match'),
	}),
	step('voice_transcription', { text, exits: exits('ok', 'timeout') }),
	step('callback', { text, exits: exits('ok') }),
	step('request_direct_callback', { number: variable, exits: exits('ok', 'Invalid Caller ID') }),
	step('calendar_rules', { rules: rules({ from: date, to: date }), exits: exits('a', 'no_match') }),
	step('time_rules', {
		timezone: fc.constantFrom('UTC', 'Asia/Kolkata', 'Nowhere/City'),
		rules: rules({ days, from: time, to: time }),
		exits: exits('a', 'no_match'),
	}),
	step('conditional_statement', {
		rules: rules({ variable, operator: fc.constantFrom('equals', 'is_empty', 'greater_than') }),
		exits: exits('a', 'no_match'),
	}),
	step('traffic_splitter', {
		percentages: fc.constantFrom({ a: 100 }, { a: 30, b: 70 }, { a: 30 }, { '': 100 }),
		exits: exits('a', 'b'),
	}),
	step('execute_action', {
		url: fc.constantFrom('', 'nowhere', '%{current_flow.v}', 'ftp://x/'),
		body: fc.dictionary(fc.string(), text, { maxKeys: 2 }),
		exits: exits('Success', 'Error', 'Timeout'),
	}),
	step('run_function', {
		input: fc.record({ v: text }),
		function: fc.constantFrom('upper', 'length', 'concat', 'gone', 'constructor'),
		output: variable,
		exits: exits('ok', 'error'),
	}),
	step('salesforce_data_dip', {
		field: fc.constantFrom('Phone', '__proto__', 'constructor'),
		value: text,
		output: fc.dictionary(variable, fc.constantFrom('FirstName', 'toString')),
		exits: exits('found', 'not_found'),
	}),
	{ weight: 3, arbitrary: fc.constant({ component: 'end_flow' }) },
);

const first = fc.record({
	component: fc.constant('api_request'),
	arguments: fc.constant({ number: 'number' }),
	exits: fc.record({ ok: next }),
});
const graph = fc.record({
	initial: fc.constantFrom('s0', 's0', 's0', 's1'),
	steps: fc.record({
		s0: fc.oneof({ weight: 9, arbitrary: first }, { weight: 1, arbitrary: anyStep }),
		...Object.fromEntries(['s1', 's2', 's3', 's4', 's5'].map((each) => [each, anyStep])),
	}),
});
/** The same with a call at its beginning and an end: much oftener a flow that runs. */
const likely = graph.map(({ steps }) => ({
	initial: 's0',
	steps: {
		...steps,
		s0: { component: 'api_request', arguments: { number: 'number' }, exits: { ok: 's1' } },
		s1: {
			component: 'make_outbound_call',
			destination: 'number',
			exits: { Answered: 's2', 'Invalid number': 's5', Busy: 's5', 'No Answer': 's5', error: 's5' },
		},
		s5: { component: 'end_flow' },
	},
}));
export const documents = fc.oneof(
	{
		weight: 9,
		arbitrary: fc
			.tuple(
				fc.oneof(graph, likely),
				fc.constantFrom('published', 'published', 'draft', 'paused', 'asleep'),
			)
			.map(([steps, state]) => ({ id: ID, name: 'Random', state, ...steps })),
	},
	{ weight: 1, arbitrary: fc.jsonValue() },
);

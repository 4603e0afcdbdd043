import { Flow } from '../../../sandbox/flows/flow';
import { flowOf } from '../engine/flow-run';

describe('Flow', () => {
	const speak = { component: 'play_audio', text: 'x', exits: { ok: 'end' } };
	const call = flowOf({}).steps.call;
	const start = flowOf({}).steps.start;
	it.each<[string, object, RegExp]>([
		[
			'a voice component before the call',
			{ start: { ...start, exits: { ok: 'speak' } }, speak: { ...speak, exits: { ok: 'call' } } },
			/steps\.speak\.component: play_audio needs a call: put it behind the exit Answered/,
		],
		[
			'a voice component behind another exit than Answered',
			{ call: { ...call, exits: { ...call.exits, Busy: 'speak' } }, speak },
			/steps\.speak\.component: play_audio needs a call/,
		],
		[
			'a second call on one path',
			{ call: { ...call, exits: { ...call.exits, Busy: 'again' } }, again: call },
			/steps\.again\.component: make_outbound_call may stand once/,
		],
		[
			'an API request in the middle',
			{
				call: { ...call, exits: { ...call.exits, Busy: 'more' } },
				more: { ...start, exits: { ok: 'end' } },
			},
			/steps\.more\.component: api_request is the first step/,
		],
		[
			'a rule that leads nowhere',
			{
				rule: {
					component: 'calendar_rules',
					rules: [{ from: '2026-01-01', to: '2026-01-01', exit: 'x' }],
					exits: { no_match: 'end' },
				},
			},
			/steps\.rule\.rules\.0\.exit: no exit "x"/,
		],
		[
			'shares that are no whole',
			{ split: { component: 'traffic_splitter', percentages: { a: 50 }, exits: { a: 'end' } } },
			/steps\.split\.percentages: .*100/,
		],
		[
			'a function that is not there',
			{ sum: { component: 'run_function', function: 'sum', output: 'x', exits: { ok: 'end' } } },
			/steps\.sum\.function: .*"upper"/,
		],
		[
			'an action without an address',
			{
				act: {
					component: 'execute_action',
					exits: { Success: 'end', Error: 'end', Timeout: 'end' },
				},
			},
			/steps\.act\.url: give either url or base_path/,
		],
		[
			'a parameter that is not there',
			{
				act: {
					component: 'execute_action',
					base_path: 'http://x',
					relative_path: '/{{y}}',
					exits: { Success: 'end', Error: 'end', Timeout: 'end' },
				},
			},
			/steps\.act\.relative_path: no parameter "y"/,
		],
		[
			'a menu without its timeout',
			{ menu: { component: 'standard_ivr', text: 'x', options: {}, exits: { no_match: 'end' } } },
			/steps\.menu\.exits\.timeout/,
		],
	])('refuses %s, naming step and field', (_given, steps, message) => {
		const { error } = Flow.safeParse({ ...flowOf({}), steps: { ...flowOf({}).steps, ...steps } });
		const told = error?.issues
			.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
			.join('\n');
		expect(told).toMatch(message);
	});
});

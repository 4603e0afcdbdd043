import { Flow } from '../../sandbox/flow';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Options } from '../../sandbox/options';
import { placeCall } from '../../sandbox/place';
import { createWorld } from '../../sandbox/world';
import { instantClock } from './support';

const ID = '00000000-0000-4000-8000-00000000f00d';
const END = { component: 'end_flow' };

type Steps = Record<string, object>;

/** A flow that calls somebody and goes on with these steps behind Answered. */
const flowOf = (steps: Steps, first = Object.keys(steps)[0] ?? 'end') => ({
	id: ID,
	name: 'Test',
	initial: 'start',
	steps: {
		start: {
			component: 'api_request',
			arguments: { number: 'number', name: 'name' },
			exits: { ok: 'call' },
		},
		call: {
			component: 'make_outbound_call',
			destination: 'number',
			exits: {
				Answered: first,
				'Invalid number': 'end',
				Busy: 'end',
				'No Answer': 'end',
				error: 'end',
			},
		},
		...steps,
		end: END,
	},
});

/** Runs it on a phone that is answered; the steps it went through with their exits. */
async function run(
	document: object,
	variables: Record<string, string> = {},
	{ options = {}, startMs = 0 }: { options?: object; startMs?: number } = {},
) {
	const clock = instantClock();
	clock.advance(startMs);
	const world = createWorld({
		clock,
		speed: 1_000_000,
		options: Options.parse(options),
		log: () => undefined,
	});
	const { record } = placeCall(world, {
		provider: 'talkdesk',
		id: 'interaction-1',
		flow: Flow.parse(document),
		flowId: ID,
		to: '+14155550101',
		reference: null,
		variables: { number: '+14155550101', ...variables },
	});
	await world.idle();
	world.stop();
	return {
		path: record.steps.map(({ step, exit }) => `${step}:${exit}`),
		timeline: record.call.timeline,
		said: record.call.timeline.filter(({ event }) => event === 'says').map(({ text }) => text),
	};
}

const ask = (component: string, fields: object, exits: string[]) =>
	flowOf({
		ask: {
			component,
			text: 'Well?',
			...fields,
			exits: Object.fromEntries(exits.map((exit) => [exit, 'end'])),
		},
	});

describe('questions on a phone nobody attends', () => {
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

describe('callbacks', () => {
	it('callback leaves by ok', async () => {
		const steps = { back: { component: 'callback', exits: { ok: 'end' } } };
		expect((await run(flowOf(steps))).path).toContain('back:ok');
	});

	it.each([
		['+14155550101', 'ok'],
		['nobody', 'Invalid Caller ID'],
	])('request_direct_callback to %s leaves by %s', async (name, exit) => {
		const steps = {
			back: {
				component: 'request_direct_callback',
				number: 'name',
				exits: { ok: 'end', 'Invalid Caller ID': 'end' },
			},
		};
		expect((await run(flowOf(steps), { name })).path).toContain(`back:${exit}`);
	});
});

describe('rules', () => {
	const HOUR = 3_600_000;
	const rule = (component: string, fields: object) =>
		flowOf({ rule: { component, ...fields, exits: { open: 'end', no_match: 'end' } } });

	// the clock begins on Thursday 2026-01-01 00:00 UTC
	it.each([
		[['thu'], '09:00', '17:00', 'UTC', 9 * HOUR, 'open'],
		[['thu'], '09:00', '17:00', 'UTC', 17 * HOUR, 'no_match'],
		[['fri'], '09:00', '17:00', 'UTC', 9 * HOUR, 'no_match'],
		[['thu'], '14:00', '15:00', 'Asia/Kolkata', 9 * HOUR, 'open'],
		[['wed'], '22:00', '06:00', 'UTC', 2 * HOUR, 'open'],
		[['thu'], '22:00', '06:00', 'UTC', 2 * HOUR, 'no_match'],
		[['thu'], '22:00', '06:00', 'UTC', 23 * HOUR, 'open'],
		[['thu'], '00:00', '00:00', 'UTC', 12 * HOUR, 'open'],
	])(
		'time_rules %j %s to %s in %s, after %d ms: %s',
		async (days, from, to, timezone, startMs, exit) => {
			const document = rule('time_rules', { timezone, rules: [{ days, from, to, exit: 'open' }] });
			expect((await run(document, {}, { startMs })).path).toContain(`rule:${exit}`);
		},
	);

	it.each([
		['2026-01-01', '2026-01-01', 'UTC', 'open'],
		['2025-12-24', '2025-12-31', 'UTC', 'no_match'],
		['2025-12-31', '2025-12-31', 'America/New_York', 'open'],
	])('calendar_rules %s to %s in %s: %s', async (from, to, timezone, exit) => {
		const document = rule('calendar_rules', { timezone, rules: [{ from, to, exit: 'open' }] });
		expect((await run(document)).path).toContain(`rule:${exit}`);
	});

	it.each([
		['equals', 'Ada', 'open'],
		['equals', 'ada', 'no_match'],
		['not_equals', 'ada', 'open'],
		['contains', 'd', 'open'],
		['starts_with', 'A', 'open'],
		['greater_than', '1', 'no_match'],
		['less_than', '1', 'no_match'],
		['is_empty', '', 'no_match'],
		['is_not_empty', '', 'open'],
		['equals', '%{current_flow.name}', 'open'],
	])('conditional_statement %s %j: %s', async (operator, value, exit) => {
		const rules = [{ variable: 'name', operator, value, exit: 'open' }];
		const { path } = await run(rule('conditional_statement', { rules }), { name: 'Ada' });
		expect(path).toContain(`rule:${exit}`);
	});

	it('traffic_splitter sends everybody where all the traffic goes', async () => {
		const document = rule('traffic_splitter', { percentages: { open: 100, no_match: 0 } });
		expect((await run(document)).path).toContain('rule:open');
	});
});

describe('run_function', () => {
	const shout = (fields: object) =>
		flowOf({
			compute: {
				component: 'run_function',
				input: { name: '%{current_flow.name}' },
				output: 'result',
				...fields,
				exits: { ok: 'tell', error: 'end' },
			},
			tell: { component: 'play_audio', text: '%{current_flow.result}', exits: { ok: 'end' } },
		});
	it.each([
		[{ function: 'upper' }, 'ADA'],
		[{ expression: 'upper(name) + "!"' }, 'ADA!'],
		[{ expression: 'length(name) > 2 ? 1 + 2 * 3 : 0' }, '7'],
		[{ expression: '!(name == "Ada") || -2 < 1 && 5 % 3 == 2' }, 'true'],
		[{ expression: 'replace(name, "A", "$&")' }, '$&da'],
	])('%j gives %s', async (fields, result) => {
		expect((await run(shout(fields), { name: 'Ada' })).said).toEqual([result]);
	});

	it('leaves by error for an input that is not there', async () => {
		const { path, timeline } = await run(shout({ expression: 'nobody' }));
		expect(path).toContain('compute:error');
		expect(timeline).toContainEqual(expect.objectContaining({ event: 'stepFailed' }));
	});
});

describe('salesforce_data_dip', () => {
	it.each([
		['+14155550101', 'found', ['Ada']],
		['+14155550199', 'not_found', ['']],
	])('looks %s up: %s', async (value, exit, said) => {
		const both = { found: 'greet', not_found: 'greet' };
		const steps = {
			dip: {
				component: 'salesforce_data_dip',
				field: 'Phone',
				value,
				output: { first: 'FirstName' },
				exits: both,
			},
			greet: { component: 'play_audio', text: '%{current_flow.first}', exits: { ok: 'end' } },
		};
		const result = await run(flowOf(steps));
		expect(result.path).toContain(`dip:${exit}`);
		expect(result.said).toEqual(said);
	});
});

describe('execute_action', () => {
	async function withServer(
		status: number,
		use: (origin: string, seen: string[]) => Promise<void>,
	) {
		const seen: string[] = [];
		const server = createServer((request, response) => {
			seen.push(`${request.method} ${request.url}`);
			request.resume();
			response.writeHead(status).end('{"data":{"items":[{"slot":"9 to 12"}]}}');
		});
		await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
		try {
			await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen);
		} finally {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		}
	}
	const action = (fields: object) =>
		flowOf({
			act: {
				component: 'execute_action',
				method: 'GET',
				relative_path: '/orders/{{id}}?full=1',
				parameters: { id: '%{current_flow.name}' },
				output: { slot: 'data.items.0.slot' },
				...fields,
				exits: { Success: 'tell', Error: 'end', Timeout: 'end' },
			},
			tell: { component: 'play_audio', text: '%{current_flow.slot}', exits: { ok: 'end' } },
		});

	it('builds the address of a connection and takes its output', async () => {
		await withServer(200, async (base_path, seen) => {
			const { said } = await run(action({ base_path }), { name: 'a/b c' });
			expect(seen).toEqual(['GET /orders/a%2Fb%20c?full=1']);
			expect(said).toEqual(['9 to 12']);
		});
	});

	it.each([
		[200, 'Success'],
		[404, 'Error'],
		[504, 'Timeout'],
	])('answered %i leaves by %s', async (status, exit) => {
		await withServer(status, async (base_path) => {
			expect((await run(action({ base_path }))).path).toContain(`act:${exit}`);
		});
	});

	it('stays on this machine where reportTo says so', async () => {
		const options = { reportTo: 'loopback' };
		const { path, timeline } = await run(
			action({ base_path: 'http://192.0.2.1' }),
			{},
			{ options },
		);
		expect(path).toContain('act:Error');
		expect(timeline).toContainEqual(
			expect.objectContaining({ event: 'action', error: 'not a loopback address' }),
		);
	});
});

describe('a flow that leads back to itself', () => {
	it('is stopped', async () => {
		const rules = [{ variable: 'name', operator: 'is_empty', exit: 'again' }];
		const exits = { again: 'loop', no_match: 'end' };
		const { path, timeline } = await run(
			flowOf({ loop: { component: 'conditional_statement', rules, exits } }),
		);
		expect(path.length).toBe(500);
		expect(timeline).toContainEqual(expect.objectContaining({ event: 'stepLimit' }));
	});
});

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
			'an expression that cannot be read',
			{ sum: { component: 'run_function', expression: '1 +', output: 'x', exits: { ok: 'end' } } },
			/steps\.sum\.expression: it ends too early/,
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

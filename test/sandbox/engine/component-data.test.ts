import { createServer } from 'node:http';
import { listen } from '../../support/listen';
import { flowOf, run } from './flow-run';

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
		[{ function: 'length' }, '3'],
		[{ function: 'contains', input: { text: '%{current_flow.name}', wanted: 'd' } }, 'true'],
		[{ function: 'spell', input: { order: '1042' } }, '1 0 4 2'],
		[{ function: 'slice', input: { text: 'Ada', start: '1', end: '2' } }, 'd'],
		[{ function: 'max', input: { one: '2', other: '10' } }, '10'],
		[{ function: 'first', input: { one: '', other: 'later' } }, 'later'],
		[{ function: 'replace', input: { text: 'Ada', wanted: 'A', instead: '$&' } }, '$&da'],
	])('%j gives %s', async (fields, result) => {
		expect((await run(shout(fields), { name: 'Ada' })).said).toEqual([result]);
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
		const { url, stop } = await listen(server);
		await use(url, seen).finally(stop);
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

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { APPROVAL_OUTPUTS, LADDER_OUTPUTS, OUTPUTS, type CallResult } from '../../../../core';
import { TRIGGER_TYPE, importExample, readExample, withParameters } from '../support/examples';
import {
	endedExecution,
	itemsOf,
	listExecutions,
	startedBy,
	type Execution,
} from '../support/executions';
import { openOrderBook } from '../support/order-book';
import type { WorkflowJson } from '../support/workflow';
import { until } from '../support/until';
import { REPOSITORY, type Counterpart, type World } from '../support/world';
import { agentMayCall } from './agent-may-call';
import { appointmentReminder } from './appointment-reminder';
import { courierAtTheDoor } from './courier-at-the-door';
import { doNotCall } from './do-not-call';
import { nurseCall } from './nurse-call';
import { listToResults } from './list-to-results';
import { onCall } from './on-call';
import { paymentFailed } from './payment-failed';
import { problemReport } from './problem-report';

const NAMES = readdirSync(join(REPOSITORY, 'examples'))
	.filter((file) => file.endsWith('.json'))
	.map((file) => file.slice(0, -'.json'.length));

/** Three calls, with n8n's own pauses between them. */
const TRIES_MS = 180_000;

const read = (name: string) => readExample(REPOSITORY, name);
/** The same as 0.1.0 saved it. */
const SAVED = 'test/fixtures/saved-0.1.0/n8n';
const readSaved = (name: string) => readExample(REPOSITORY, name, SAVED);

/** The workflows in examples/, imported and run. */
export function examples(world: () => World) {
	const courier = courierAtTheDoor(world);

	function ran(): void {
		describe.each(NAMES)('%s', (name) => {
			it('explains itself, and holds no credential', () => {
				const { nodes } = read(name);
				const notes = nodes.filter(({ type }) => type.endsWith('.stickyNote'));
				expect(notes[0]?.parameters.content).toMatch(/^## /);
				const ids = nodes.flatMap(({ credentials = {} }) =>
					Object.values(credentials).map(({ id }) => id),
				);
				expect(ids.filter((id) => id !== null)).toEqual([]);
			});

			it('leaves no exit of a call without a wire', () => {
				const { nodes, connections } = read(name);
				const calls = nodes.filter(({ type }) => type === TRIGGER_TYPE);
				const loose = calls.flatMap(({ name: call, parameters }) => {
					const states: readonly string[] = parameters.oneOutput
						? ['all']
						: parameters.operation === 'callInOrder'
							? LADDER_OUTPUTS
							: parameters.operation === 'sendAndWait'
								? APPROVAL_OUTPUTS
								: parameters.waitForResult === false
									? OUTPUTS.triggerNotWaiting
									: OUTPUTS.triggerWaiting;
					const { main } = connections[call] as { main: unknown[][] };
					return states.filter((_, index) => (main[index] ?? []).length === 0);
				});
				expect(loose).toEqual([]);
			});
		});

		describe('courier-at-the-door', courier.ran);
		describe('list-of-orders', () => listOfOrders(world, read));
		describe('list-of-orders, as 0.1.0 saved it', () => listOfOrders(world, readSaved));
		describe('a workflow that 0.1.0 saved', () => savedWorkflows(world));
		describe('fire-and-forget with results-arrive', () => fireAndForget(world));
		describe('try-again', () => tryAgain(world));
		describe('appointment-reminder', () => appointmentReminder(world));
		describe('do-not-call', () => doNotCall(world));
		describe('list-to-results', () => listToResults(world));
		describe('payment-failed', () => paymentFailed(world));
		describe('problem-report', () => problemReport(world));
		describe('on-call', () => onCall(world));
		describe('nurse-call', () => nurseCall(world));
		describe('agent-may-call', () => agentMayCall(world));
	}

	return { place: courier.place, ran, overdue: courier.overdue };
}

function listOfOrders(world: () => World, from: typeof read): void {
	it('calls all orders, and counts how they ended', async () => {
		const { host } = world();
		const { sandbox, accounts } = await world().counterpart({ speed: 20 });
		const id = await importExample(host, from('list-of-orders'), accounts);
		const execution = await endedExecution(host.rest, await host.run(id, 'Start'));

		expect(execution.status).toBe('success');
		expect(itemsOf(execution, 'Note the Ending')).toEqual([
			{ order: '2001', exit: 'answered' },
			{ order: '2002', exit: 'busy' },
			{ order: '2003', exit: 'noAnswer' },
		]);
		expect(itemsOf(execution, 'Count the Endings')).toEqual([
			{ exit: 'answered', count_order: 1 },
			{ exit: 'busy', count_order: 1 },
			{ exit: 'noAnswer', count_order: 1 },
		]);
		expect(itemsOf(execution, 'Ask for a New Number').map(({ order }) => order)).toEqual(['2004']);
		expect(sandbox.calls()).toHaveLength(3);
	});
}

function savedWorkflows(world: () => World): void {
	const names = readdirSync(join(REPOSITORY, SAVED)).map((file) => file.slice(0, -'.json'.length));
	it.each(names)('is read with all its nodes as they were: %s', async (name) => {
		const { host } = world();
		const id = await host.addWorkflow(readSaved(name));
		const { nodes } = await host.rest.get<WorkflowJson>(`/workflows/${id}`);
		const settings = (all: WorkflowJson['nodes']) =>
			all.map(({ type, typeVersion, parameters }) => ({ type, typeVersion, parameters }));
		expect(settings(nodes)).toEqual(settings(readSaved(name).nodes));
	});
}

function fireAndForget(world: () => World): void {
	it('calls all at once; each result starts the other workflow', async () => {
		const { host } = world();
		const { sandbox, accounts } = await world().counterpart({ speed: 50 });
		const arrive = await importExample(host, read('results-arrive'), accounts);
		const forget = await importExample(host, read('fire-and-forget'), accounts);
		await host.activate(arrive);
		await host.activate(forget);
		const orders = [
			{ order: '3001', phone: '+49 171 3920001', store: 'Bergmann' },
			{ order: '3002', phone: '+49 171 3920003', store: 'Bergmann' },
			{ order: '3003', phone: '0171', store: 'Bergmann' },
		];
		await host.post('orders-later', { orders });

		const book = openOrderBook(host.rest, arrive);
		const lines = await until('both results', async () => {
			const all = await book();
			return all.length === 2 ? all : undefined;
		});
		expect(lines.sort((one, other) => (one.order < other.order ? -1 : 1))).toEqual([
			{ order: '3001', exit: 'answered', action: 'mark as handed over' },
			{ order: '3002', exit: 'busy', action: 'call again later' },
		]);
		const [placed] = await listExecutions(host.rest, forget);
		const execution = await endedExecution(host.rest, placed!.id);
		const called = itemsOf(execution, 'Mark as Being Called');
		expect(called.map(({ order }) => order)).toEqual(['3001', '3002']);
		expect(itemsOf(execution, 'Ask for a New Number').map(({ order }) => order)).toEqual(['3003']);
		expect(sandbox.calls()).toHaveLength(2);
	});
}

function tryAgain(world: () => World): void {
	let counterpart: Counterpart;
	let id: string;
	beforeAll(async () => {
		const { host } = world();
		counterpart = await world().counterpart({ speed: 50 });
		const options = {
			reference: '=order-{{ $json.body.order }}-delivery',
			tryAgain: { values: { maxCalls: 3, afterBusyMinutes: '0', afterNoAnswerMinutes: '0' } },
		};
		const shorter = withParameters('Call the Customer', { options });
		id = await importExample(host, read('try-again'), counterpart.accounts, shorter);
		await host.activate(id);
	});

	/** The execution of one order. */
	async function ended(order: string, phone: string): Promise<Execution> {
		const { host } = world();
		const started = await startedBy(host.rest, id, () => host.post('try-again', { order, phone }));
		return endedExecution(host.rest, started, TRIES_MS);
	}
	const callsTo = (number: string) =>
		counterpart.sandbox.calls().filter(({ to }) => to === number).length;

	it.each([
		{ what: 'a busy line', digits: '03', exit: 'busy' },
		{ what: 'nobody at home', digits: '04', exit: 'noAnswer' },
	])(
		'tries $what three times, each under its own reference, then asks a person',
		async ({ digits, exit }) => {
			const number = `+141555501${digits}`;
			const execution = await ended(`again-${digits}`, number);
			expect(execution.status).toBe('success');
			const left = itemsOf(execution, 'Hand Over to a Person');
			const [tried] = left.map(({ call }) => call as CallResult);
			const reference = `order-again-${digits}-delivery`;
			expect(tried!.attempts!.map((one) => [one.exit, one.reference])).toEqual([
				[exit, reference],
				[exit, `${reference}-try-2`],
				[exit, `${reference}-try-3`],
			]);
			expect(left).toMatchObject([{ action: `hand over to a person after 3 calls: ${exit}` }]);
			expect(callsTo(number)).toBe(3);
		},
		TRIES_MS,
	);

	it('is content with the first answer', async () => {
		const execution = await ended('again-01', '+14155550101');
		expect(itemsOf(execution, 'Mark as Handed Over')).toHaveLength(1);
		expect(callsTo('+14155550101')).toBe(1);
	});

	it('hands a number that cannot be called to a person at once', async () => {
		const execution = await ended('again-none', 'see e-mail');
		expect(itemsOf(execution, 'Hand Over to a Person')).toMatchObject([
			{ action: 'hand over to a person after 0 calls: no number to call' },
		]);
	});
}

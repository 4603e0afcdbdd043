/** The ready flow and the steps of docs/providers/twilio.md report what the core reads. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseReport, providers, tableOf, type ProviderTable } from '../../../core';

interface State {
	readonly name: string;
	readonly type: string;
	readonly transitions: ReadonlyArray<{ readonly event: string; readonly next?: string }>;
	readonly properties: Readonly<Record<string, unknown>>;
}

const FOLDER = join(__dirname, '../../../docs/providers');
const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8');
const flow = JSON.parse(read('twilio-flow.json')) as { initial_state: string; states: State[] };
const named = (name: string | undefined) => flow.states.find((state) => state.name === name);
const call = flow.states.find(({ type }) => type.startsWith('make-outgoing-call'))!;
const { flowPosts }: ProviderTable = tableOf('twilio');

/** A text with its variables filled in, as Studio does it: those it does not know are empty. */
const filled = (text: string, values: Readonly<Record<string, string>>) =>
	text.replace(/\{\{([\w.]+)\}\}/g, (_whole, name: string) => values[name] ?? '');

const exitOf = (body: string, values: Readonly<Record<string, string>> = {}) => {
	const rawBody = filled(body, { 'flow.data.result_token': 'TOKEN', ...values });
	const reading = providers.twilio.callback.read(parseReport({ query: {}, rawBody }), 'order');
	return reading.kind === 'final' ? reading.exit : reading.kind;
};

const bodyOf = (event: string) => {
	const state = named(call.transitions.find((one) => one.event === event)?.next);
	return { state, body: String(state?.properties.body) };
};

describe('the ready flow for Twilio Studio', () => {
	it('leads to widgets that it has, from the REST API to the call', () => {
		const led = flow.states.flatMap(({ transitions }) =>
			transitions.flatMap(({ next }) => next ?? []),
		);
		expect(led.map((name) => named(name)?.name)).toEqual(led);
		const trigger = named(flow.initial_state)!;
		const start = trigger.transitions.find(({ event }) => event === 'incomingRequest');
		expect(start?.next).toBe(call.name);
	});

	it('calls the number of the execution, and has Twilio listen for machines', () => {
		expect(call.properties).toMatchObject({
			to: '{{contact.channel.address}}',
			from: '{{flow.channel.address}}',
			detect_answering_machine: true,
		});
	});

	it.each([
		['answered', 'answered'],
		['busy', 'busy'],
		['noAnswer', 'noAnswer'],
		['failed', 'failed'],
	])('posts behind %s what is read as %s', (event, exit) => {
		const { state, body } = bodyOf(event);
		expect(state).toMatchObject({
			type: 'make-http-request',
			properties: {
				method: 'POST',
				url: '{{flow.data.result_url}}',
				content_type: expect.stringContaining('application/json'),
			},
		});
		expect(exitOf(body)).toBe(exit);
		const fields = JSON.parse(body) as Record<string, string>;
		const { token, exits, further } = flowPosts!;
		expect(exits.map(([, word]) => word)).toContain(fields.exit);
		expect(fields).toEqual({ token, exit: fields.exit, ...further });
	});

	it('tells mailboxes from people, and numbers that do not exist from failed calls', () => {
		const machine = { [`widgets.${call.name}.AnsweredBy`]: 'machine_start' };
		expect(exitOf(bodyOf('answered').body, machine)).toBe('voicemail');
		const code = { [`widgets.${call.name}.SipResponseCode`]: '404' };
		expect(exitOf(bodyOf('failed').body, code)).toBe('invalidNumber');
	});

	it('reports every exit of the call', () => {
		expect(call.transitions.map(({ event }) => event)).toEqual(
			flowPosts!.exits.map(([, word]) => word),
		);
	});
});

describe('the page of Twilio Studio', () => {
	it('shows the body of the ready flow', () => {
		const [, block = ''] = /```json\n([\s\S]*?)```/.exec(read('twilio.md')) ?? [];
		expect(JSON.parse(block)).toEqual(JSON.parse(bodyOf('answered').body));
	});
});

/** The flows to start from, in docs/providers: they say what the core reads, and take what it sends. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { providers, tableOf, type ProviderId, type ResultAddress } from '../../core';
import { optOutOf } from '../../core/result/opt-out';
import { readBody } from '../core/providers/read-report';
import { readyCall, RESULT } from '../core/samples';
import { ask, openReceiver, openSandbox } from '../sandbox/support';
import { filesOf, readPage, ROOT } from './markdown';

const FOLDER = 'docs/providers';
const read = (file: string) => readFileSync(join(ROOT, FOLDER, file), 'utf8');
/** What a kit holds is checked by what a test expects of it. */
const kit = (file: string) => JSON.parse(read(file)) as ReturnType<typeof JSON.parse>;

/** Each file, with the request that its page sends it by. */
const KITS = [
	['retell', 'retell-llm.json', '/create-retell-llm'],
	['retell', 'retell-agent.json', '/create-agent'],
	['vapi', 'vapi-assistant.json', '/assistant'],
	['infobip', 'infobip-scenario.json', '/voice/ivr/1/scenarios'],
] as const;

type KitId = (typeof KITS)[number][0];

/** How a provider's flows write a variable. */
const VARIABLE = { retell: /\{\{(\w+)\}\}/g, vapi: /\{\{(\w+)\}\}/g, infobip: /\$\{(\w+)/g };

/** Infobip's own: a parameter of one of these names would be lost. */
const PREDEFINED = ['from', 'to', 'startTime', 'answerTime', 'machineAnswered'];

const variablesIn = (id: KitId) => {
	const text = KITS.filter(([each]) => each === id)
		.map(([, file]) => read(file))
		.join('');
	const names = [...text.matchAll(VARIABLE[id])].map(([, name]) => name!);
	return [...new Set(names)].filter((name) => !PREDEFINED.includes(name));
};

const GIVEN = { text: 'Your parcel is at the door.' };

/** What the core sends for a call at the sandbox that gives the kit its variable. */
const sent = (id: KitId, result: ResultAddress = RESULT) => {
	const { flowId, from } = tableOf(id).sandbox as { flowId: string; from: string };
	const call = readyCall(id, { flowId, from, variables: GIVEN });
	const { path, body } = providers[id].start.toHttp(call.input, call.account, result);
	return { path, json: (body as { json: ReturnType<typeof JSON.parse> }).json };
};

const headersOf = (id: KitId, apiKey: string) => {
	const { auth } = providers[id];
	if (auth.kind !== 'headers') throw new Error(`${id} signs in otherwise`);
	return auth.headers({ apiKey } as never);
};

/**
 * Places that call at the sandbox.
 * @param change what a kit makes of the body
 */
async function callAt(id: KitId, change: (json: ReturnType<typeof JSON.parse>) => object) {
	const sandbox = await openSandbox();
	const { url, first } = await openReceiver();
	const { path, json } = sent(id, { url, token: 'TOKEN-TEXT' });
	const { status } = await ask(`${sandbox.baseUrls[id]}${path}`, {
		method: 'POST',
		headers: { ...headersOf(id, `sandbox-${id}-key`), 'content-type': 'application/json' },
		body: JSON.stringify(change(json)),
	});
	expect(status).toBeLessThan(300);
	expect(sandbox.calls()).toMatchObject([{ variables: GIVEN }]);
	return finalOf(id, (await first).body);
}

const finalOf = (id: ProviderId, body: object) => {
	const reading = readBody(id, body);
	if (reading.kind !== 'final') throw new Error(`the report was read as ${reading.kind}`);
	return reading;
};

describe.each(KITS)('%s: %s', (id, file, path) => {
	it('is JSON, small, and linked from the page', () => {
		expect(kit(file)).toBeInstanceOf(Object);
		expect(read(file).length).toBeLessThan(2_000);
		expect(readPage(`${FOLDER}/${id}.md`).links.map(({ target }) => target)).toContain(file);
	});

	it("is sent to the provider's own address, as calls are", () => {
		const { regions, baseUrlExample }: { regions: object; baseUrlExample?: string } =
			tableOf(id).account;
		const address = `${baseUrlExample ?? String(Object.values(regions)[0])}${path}`;
		const [block] = readPage(`${FOLDER}/${id}.md`).blocks.filter(({ text }) =>
			text.includes(`-d @${file}`),
		);
		expect(block?.text.split(/\s+/)).toEqual(expect.arrayContaining(['curl', address]));
		const { authorization } = headersOf(id, 'YOUR_API_KEY');
		expect(block?.text).toContain(`-H 'Authorization: ${authorization}'`);
	});

	it('speaks of no variable but the one that the page has people give', () => {
		expect(variablesIn(id)).toEqual(['text']);
		expect(read(`${id}.md`)).toContain('Give `text` among the _Variables_');
	});

	it('names no address of its own for reports', () => {
		expect(read(file)).not.toMatch(/https?:/);
	});
});

it('every request to a provider in the pages sends one of these files', () => {
	const outside = filesOf('*.md')
		.flatMap((page) => [...readPage(page).blocks])
		.filter(({ text }) => /^curl [^\n]*https:/m.test(text))
		.map(({ text }) => /-d @(\S+)/.exec(text)?.[1]);
	expect(outside.sort()).toEqual(KITS.map(([, file]) => file as string).sort());
});

describe('the agent for Retell AI', () => {
	const agent = kit('retell-agent.json');
	const llm = kit('retell-llm.json');

	it('leaves the two ids that only an account has to people, and the page names them', () => {
		const open = [...read('retell-agent.json').matchAll(/YOUR_\w+/g)].map(([word]) => word);
		expect(open).toEqual(['YOUR_LLM_ID', 'YOUR_VOICE_ID']);
		for (const word of open) expect(read('retell.md')).toContain(`\`${word}\``);
		expect(agent.response_engine.type).toBe('retell-llm');
	});

	it('says the text first, with the variables of the call', () => {
		expect(llm).toMatchObject({ start_speaker: 'agent', begin_message: '{{text}}' });
		expect(sent('retell').json.retell_llm_dynamic_variables).toEqual(GIVEN);
	});

	it('hangs up on mailboxes, and posts the one event that calls ask for', () => {
		expect(agent.voicemail_option).toEqual({ action: { type: 'hangup' } });
		const { webhook_events } = sent('retell').json.agent_override.agent;
		expect(agent.webhook_events).toEqual(webhook_events);
		const call = { call_id: 'c-1', disconnection_reason: 'voicemail_reached' };
		expect(finalOf('retell', { event: webhook_events[0], call }).exit).toBe('voicemail');
	});

	it('reports who wants no more calls by the name that the core reads', () => {
		const [{ name }] = llm.general_tools.flatMap(
			({ variables = [] }: { variables?: object[] }) => variables,
		);
		const collected_dynamic_variables = { ...GIVEN, [name]: 'true' };
		const call = { disconnection_reason: 'agent_hangup', collected_dynamic_variables };
		expect(optOutOf(finalOf('retell', { event: 'call_ended', call }))).toBe(true);
	});

	it('is taken by the sandbox, as what one call overrides', async () => {
		const { response_engine: _made, ...settings } = agent;
		const { exit } = await callAt('retell', (json) => ({
			...json,
			agent_override: { agent: { ...settings, ...json.agent_override.agent } },
		}));
		expect(exit).toBe('answered');
	});
});

describe('the assistant for Vapi', () => {
	const assistant = kit('vapi-assistant.json');

	it('says the text first, with the variables of the call', () => {
		expect(assistant).toMatchObject({
			firstMessageMode: 'assistant-speaks-first',
			firstMessage: '{{text}}',
		});
		expect(sent('vapi').json.assistantOverrides.variableValues).toEqual(GIVEN);
	});

	it('listens for mailboxes, hangs up on them, and sends the one message that calls ask for', () => {
		expect(assistant.voicemailDetection).toEqual({ provider: 'vapi' });
		expect(assistant).not.toHaveProperty('voicemailMessage');
		const { serverMessages } = sent('vapi').json.assistantOverrides;
		expect(assistant.serverMessages).toEqual(serverMessages);
		const message = { type: serverMessages[0], endedReason: 'voicemail' };
		expect(finalOf('vapi', { message }).exit).toBe('voicemail');
	});

	it('reports who wants no more calls by the name that the core reads', () => {
		const { enabled, schema } = assistant.analysisPlan.structuredDataPlan;
		expect(enabled).toBe(true);
		const [name = ''] = Object.keys(schema.properties);
		const message = {
			type: 'end-of-call-report',
			endedReason: 'assistant-ended-call',
			analysis: { structuredData: { [name]: true } },
		};
		expect(optOutOf(finalOf('vapi', { message }))).toBe(true);
	});

	it('is taken by the sandbox, as what one call overrides', async () => {
		const { exit } = await callAt('vapi', (json) => ({
			...json,
			assistantOverrides: { ...assistant, ...json.assistantOverrides },
		}));
		expect(exit).toBe('answered');
	});
});

describe('the scenario for Infobip', () => {
	const { script } = kit('infobip-scenario.json');
	const [detection, branch, last] = script;

	it('asks for machines first, and hangs up on them', () => {
		expect(detection).toBe('machineDetection');
		expect(branch).toMatchObject({ if: '${machineAnswered == true}', then: ['hangup'] });
		expect(last).toBe('hangup');
		const result = { voiceCall: { answeredBy: 'MACHINE' }, error: { name: 'VOICE_ANSWERED' } };
		expect(finalOf('infobip', { results: [result] }).exit).toBe('voicemail');
	});

	it('says the text, which comes as a parameter of the call', () => {
		expect(branch.else[0].say).toBe('${text}');
		expect(sent('infobip').json.messages[0].parameters).toEqual(GIVEN);
	});

	it('sends its key to the report, where the core and the opt-out digits find it', () => {
		const { collectInto, options } = branch.else[1];
		expect(options.sendToReports).toBe('ALWAYS');
		const ivr = { collectedDtmfs: JSON.stringify({ [collectInto]: '9' }) };
		const error = { name: 'VOICE_ANSWERED' };
		const result = { messageId: 'm-1', voiceCall: { dtmfCodes: '9', ivr }, error };
		const reading = finalOf('infobip', { results: [result] });
		expect(reading.answers).toEqual({ digits: '9', key: '9' });
		expect(optOutOf(reading, ['9'])).toBe(true);
	});

	it('is given its variable by a call that the sandbox takes', async () => {
		const { exit } = await callAt('infobip', (json) => json);
		expect(exit).toBe('answered');
	});
});

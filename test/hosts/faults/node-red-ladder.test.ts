import { setTimeout as pause } from 'node:timers/promises';
import { startSandbox } from '../../../sandbox/index';
import { CALLBACK_SECRET, PLACE, SANDBOX, TRIGGER } from '../../node-red/support/flow';
import { LADDER_OUTPUTS } from '../../../core';
import { judgeLadders } from '../../faults/ladder-judge';
import { randomOf, seedOf } from '../../faults/random';
import { until } from '../n8n/support/until';
import { openCollector } from './collector';
import { READY } from './flow';
import { installNodeRed } from './node-red-host';

/** RINGBACK_LADDERS=200 for a long run. */
const KILLS = Math.ceil(Number(process.env.RINGBACK_LADDERS ?? 30) / 3);

/** Three incidents for each life. */
const INCIDENTS = KILLS * 3;
/** Four calls each, of which the provider takes two a second, and as much again for a busy machine. */
const LEAVING_MS = 400_000 + INCIDENTS * 4_000;

jest.setTimeout(LEAVING_MS + KILLS * 30_000);
/** The fourth one confirms. */
const ENDINGS = ['03', '13', '12', '11', '01'];

interface Left {
	readonly incident: string;
	readonly output: string;
	readonly person: string | null;
	readonly called: number;
}

const peopleOf = (incident: number) =>
	ENDINGS.map((ending, at) => ({
		name: `person-${at}`,
		to: `+14155${String(1000 + incident)}${ending}`,
	}));

describe('Node-RED killed while people are called in order', () => {
	it('calls nobody twice and nobody after a yes, and every incident leaves', async () => {
		const seed = seedOf(process.env);
		const random = randomOf(seed);
		const sandbox = await startSandbox({ speed: 50, options: { retryReports: 9 } });
		const collector = await openCollector();
		const nodeRed = await installNodeRed();
		const left = () => collector.heard as unknown as Left[];
		try {
			await nodeRed.start();
			await nodeRed.deploy(ladderFlow(sandbox.url, collector.url));
			for (let life = 0; life < KILLS; life++) {
				for (let n = 0; n < 3; n++) {
					const at = life * 3 + n;
					const body = JSON.stringify({ incident: `incident-${at}`, people: peopleOf(at) });
					const headers = { 'content-type': 'application/json' };
					await fetch(`${nodeRed.url}/alarm`, { method: 'POST', headers, body });
				}
				// an alarm that was just answered may not be with the node yet
				await pause(300 + random.below(3_000));
				await nodeRed.kill();
				await nodeRed.start();
			}
			const incidents = Array.from({ length: INCIDENTS }, (_, at) => ({
				...{ incident: `incident-${at}`, people: peopleOf(at) },
			}));
			const hasLeft = (name: string) => left().some(({ incident }) => incident === name);
			const begun = () => {
				const dialled = new Set(sandbox.calls().map(({ to }) => to));
				return incidents.filter(
					({ incident, people }) => hasLeft(incident) || people.some(({ to }) => dialled.has(to)),
				);
			};
			// what has not left by then is counted
			await until(
				'every incident to leave',
				() => begun().every(({ incident }) => hasLeft(incident)) || undefined,
				LEAVING_MS,
			).catch(() => undefined);
			await sandbox.idle();
			await pause(1_500);
			const tally = {
				kills: KILLS,
				/** The alarm was answered, and had not come as far as the node when Node-RED was killed. */
				notBegun: incidents.length - begun().length,
				...judgeLadders(begun(), sandbox.calls(), left()),
				seed,
			};
			console.log(JSON.stringify(tally));
			expect(tally).toMatchObject({ calledTwice: 0, calledAfterYes: 0, wrong: 0, withoutEnd: 0 });
			expect(tally.notBegun).toBeLessThan(INCIDENTS / 10);
		} finally {
			await nodeRed.stop();
			await sandbox.stop();
			await collector.stop();
		}
	});
});

function ladderFlow(sandboxUrl: string, heardUrl: string): object[] {
	const { credentials } = SANDBOX.talkdesk;
	const code = (id: string, func: string, next: string) => ({
		...{ id, type: 'function', ...PLACE, func, outputs: 1, libs: [], wires: [[next]] },
	});
	return [
		{ id: 'tab', type: 'tab', label: 'Ladder' },
		{
			...{ id: 'account', type: 'ringback-account', provider: 'talkdesk', region: 'sandbox' },
			...{ account: '', publicUrl: '', sandboxUrl, version: 2 },
			credentials: { ...credentials, callbackSecret: CALLBACK_SECRET },
		},
		{ id: 'in', type: 'http in', ...PLACE, url: '/alarm', method: 'post', wires: [['answer']] },
		code('answer', 'msg.res._res.end(); return msg.payload;', 'call'),
		{
			...{ id: 'call', type: 'ringback-trigger-voice-flow', ...PLACE, ...TRIGGER },
			...{ account: 'account', flowId: '00000000000040008000000000000c06' },
			...{ operation: 'callInOrder', people: 'people', peopleType: 'msg', roundsMax: '1' },
			...{ declineDigits: '2', reference: 'incident', referenceType: 'msg' },
			// what the kill left unknown is soon given up
			waitLimitMinutes: '1',
			outputs: LADDER_OUTPUTS.length,
			wires: LADDER_OUTPUTS.map(() => ['say']),
		},
		code('say', 'return { payload: msg.call };', 'heard'),
		{ id: 'catch', type: 'catch', ...PLACE, scope: null, uncaught: false, wires: [['failed']] },
		code('failed', 'return { payload: { incident: msg.incident, output: "error" } };', 'heard'),
		{
			...{ id: 'heard', type: 'http request', ...PLACE, method: 'POST', url: heardUrl },
			...{ ret: 'txt', wires: [[]] },
		},
		{ id: 'ready', type: 'http in', ...PLACE, url: READY, method: 'get', wires: [['ready-out']] },
		{ id: 'ready-out', type: 'http response', ...PLACE, wires: [] },
	];
}

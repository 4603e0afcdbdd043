import { createSandboxGate, ruleSettings, type PreparedCall } from '../../../core';
import { readyCall } from '../samples';
import { utc } from './wall-clock';

const call = (to: string): PreparedCall => ({ ...readyCall('talkdesk'), to });

/** What it says when the call is prepared, and again when it is sent. */
async function toldOf(to: string, nowMs: number, purpose = ''): Promise<string[]> {
	const told: string[] = [];
	const gate = createSandboxGate(ruleSettings({ purpose }), (sentence) => told.push(sentence));
	const one = call(to);
	for (let n = 0; n < 2; n += 1) expect(await gate.ask(one, nowMs)).toEqual({ go: true });
	return told;
}

describe('the gate of the sandbox', () => {
	it('says once how long a real account would wait', async () =>
		expect(await toldOf('+14155550123', utc('2026-06-10T06:00Z'))).toEqual([
			'With a real account this call would wait until 08:00 in America/Los_Angeles.',
		]));

	it('says why a real account would not call', async () =>
		expect(await toldOf('+19005550123', utc('2026-06-10T18:00Z'))).toEqual([
			'With a real account this call would not be made. The number carries the risk "premium", which is refused.',
		]));

	it.each([
		['by day', '2026-06-10T18:00Z', ''],
		['of people on duty', '2026-06-10T06:00Z', 'duty'],
	])('says nothing %s', async (_, at, purpose) =>
		expect(await toldOf('+14155550123', utc(at), purpose)).toEqual([]),
	);
});

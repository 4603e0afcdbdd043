import type { ForecastCall } from '../../../core/rules/forecast';
import { forecastList, type ListRow } from '../../../core/rules/list-forecast';
import { ruleSettings } from '../../../core/rules/settings';
import { utc } from './wall-clock';

const NOON = utc('2026-06-10T12:00Z');
const RATE = { requests: 1, perMs: 1_000 };
const OPEN = { callingHours: 'Mon-Sun 00:00-24:00', timeZone: 'UTC' };
const CLOSED = { callingHours: 'Mon-Sun 13:00-24:00', timeZone: 'UTC' };
const BERLIN = '+4915123456789';

const call = (raw: object, to = BERLIN): ForecastCall => ({ to, settings: ruleSettings(raw) });
const row = (of: ForecastCall, more: Partial<ListRow> = {}): ListRow => ({
	...{ reference: 'order-7', callOnce: true, call: of },
	...more,
});
const LISTED = call({ ...OPEN, doNotCall: [BERLIN] });

async function outcomes(list: readonly ListRow[], together: boolean) {
	const { rows } = await forecastList(list, NOON, RATE, 'UTC', together);
	return rows.map(({ outcome, reason }) => (outcome === 'notCalled' ? reason : outcome));
}

describe('a reference that stands twice in a list', () => {
	it.each([true, false])('is called once (as one list: %s)', async (together) => {
		const list = [row(call(OPEN)), row(call(OPEN))];
		expect(await outcomes(list, together)).toEqual(['now', 'alreadyCalled']);
		const held = [row(call(CLOSED)), row(call(OPEN))];
		expect(await outcomes(held, together)).toEqual(['held', 'alreadyCalled']);
	});

	it('is not used up by a row that a rule refuses, where each goes its way', async () => {
		const list = [row(LISTED), row(call(OPEN)), row(call(OPEN)), row(LISTED)];
		expect(await outcomes(list, false)).toEqual(['doNotCall', 'now', 'alreadyCalled', 'doNotCall']);
	});

	it('is decided before the rules are asked, in one list', async () => {
		const list = [row(LISTED), row(call(OPEN))];
		expect(await outcomes(list, true)).toEqual(['doNotCall', 'alreadyCalled']);
	});

	it('may be called as often as it stands, without Call Once', async () => {
		const list = [row(call(OPEN), { callOnce: false }), row(call(OPEN), { callOnce: false })];
		expect(await outcomes(list, false)).toEqual(['now', 'now']);
	});

	it('is asked of the limits first, as a call is', async () => {
		const capped = call({ ...OPEN, maxCallsPerNumber: '1' });
		expect(await outcomes([row(capped), row(capped)], false)).toEqual(['now', 'calledTooOften']);
	});
});

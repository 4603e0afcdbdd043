import { REPORT_LIMIT_BYTES } from '../../core';
import { holdCall, withBody } from './support/held-call';
import { settled, useNodeRed } from './support/host';
import { type HeldReport } from './support/relay';

const host = useNodeRed();

describe('the body of a report', () => {
	it.each([
		['no JSON', '{"exit": '],
		['no word about the call', '{"hello":"world"}'],
		['HTML', '<html>exit</html>'],
		['nesting without end', '['.repeat(50_000)],
		['nothing', ''],
		['a list of numbers', '[1,2,3]'],
	])('answers 400 to a body of %s, and the wait goes on', async (_what, body) => {
		const { handOver } = await holdCall(host);
		expect((await handOver({ body })).status).toBe(400);
		await settled();
		expect(host.arrivals).toEqual([]);
		await handOver();
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
	});

	it('takes a word on the way as interim: the wait goes on', async () => {
		const { report, handOver } = await holdCall(host);
		const interim = withBody(report, (body) => ({ ...body, exit: 'ringing' }));
		expect((await handOver(interim)).status).toBe(200);
		await settled();
		expect(host.arrivals).toEqual([]);
		await handOver();
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
	});

	it('takes a word that is not documented as No Result, and keeps it', async () => {
		const { report, handOver } = await holdCall(host);
		await handOver(withBody(report, (body) => ({ ...body, exit: 'Fax' })));
		expect(await host.next()).toMatchObject({
			at: 'trigger.noResult',
			msg: { call: { exit: 'noResult', providerStatus: 'Fax' } },
		});
	});

	it.each([
		[
			'GET',
			({ query }: HeldReport) => ({
				method: 'GET',
				type: undefined,
				query: { ...query, exit: 'Busy' },
			}),
		],
		[
			'POST of a form',
			({ body }: HeldReport) => ({
				type: 'application/x-www-form-urlencoded',
				body: new URLSearchParams(JSON.parse(body) as Record<string, string>).toString(),
			}),
		],
		['POST without a type', () => ({ type: undefined })],
		['POST of a type that is wrong', () => ({ type: 'text/plain' })],
	] as Array<[string, (report: HeldReport) => Partial<HeldReport>]>)(
		'reads %s',
		async (_how, written) => {
			const { report, handOver } = await holdCall(host);
			expect((await handOver(written(report))).status).toBe(200);
			expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
		},
	);

	it.each([
		['a length that says so', 'fixed'],
		['no length', 'streamed'],
	])('answers 413 to a body above the limit with %s', async (_how, kind) => {
		const { report, address, handOver } = await holdCall(host);
		const body = 'x'.repeat(REPORT_LIMIT_BYTES + 1);
		const answer = await fetch(`${address}?${new URLSearchParams(report.query)}`, {
			method: 'POST',
			body: kind === 'fixed' ? body : new Blob([body]).stream(),
			duplex: 'half',
		} as RequestInit);
		expect(answer.status).toBe(413);
		await handOver();
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
	});

	it('takes a body of exactly the limit', async () => {
		const { report, handOver } = await holdCall(host);
		const room = REPORT_LIMIT_BYTES - report.body.length - '"fill":"",'.length;
		const body = report.body.replace('{', `{"fill":"${'x'.repeat(room)}",`);
		expect(body).toHaveLength(REPORT_LIMIT_BYTES);
		expect((await handOver({ body })).status).toBe(200);
	});
});

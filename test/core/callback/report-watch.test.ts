import { setImmediate as turn } from 'node:timers/promises';
import { createReportWatch } from '../../../core';

const CALL = { id: 'call-1' };

describe('the watch of reports', () => {
	it('tells whoever takes a report once its call has been placed', async () => {
		const watch = createReportWatch();
		const told: string[] = [];
		watch.placing(CALL);
		for (const who of ['first', 'second'])
			void watch.untilPlaced(CALL)!.then(() => void told.push(who));
		await turn();
		expect(told).toEqual([]);
		watch.placed(CALL);
		await turn();
		expect(told).toEqual(['first', 'second']);
		expect(watch.untilPlaced(CALL)).toBeUndefined();
	});

	it('keeps nobody waiting for a call that is not being placed here', () => {
		const watch = createReportWatch();
		watch.placing({ id: 'another' });
		expect(watch.untilPlaced(CALL)).toBeUndefined();
	});

	it('takes an interim report for no end', () => {
		const watch = createReportWatch();
		const [reported, ended] = [watch.watch(CALL), watch.watchEnd(CALL)];
		watch.arrived(CALL);
		expect([reported.aborted, ended.aborted, watch.hasEnded(CALL)]).toEqual([true, false, false]);
		watch.ended(CALL);
		expect([ended.aborted, watch.hasEnded(CALL)]).toEqual([true, true]);
	});
});

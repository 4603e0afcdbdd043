/** Whoever takes reports in the same process holds the one of a call that is still being placed. */
import type { IDataObject } from 'n8n-workflow';
import { reportWatch } from '../../nodes/shared/webhook/report-watch';
import type { Answer } from './support/contexts';
import { PLACED, call, start } from './support/trigger';

const resultUrl = 'https://n8n.example.com/webhook/results';

/** What is told of a call. */
async function toldOf(parameters: IDataObject, answer: Answer) {
	const told: string[] = [];
	const ids = new Set<string>();
	const tell =
		(what: string) =>
		({ id }: { id: string }) => {
			ids.add(id);
			told.push(what);
		};
	jest.spyOn(reportWatch, 'placing').mockImplementation(tell('placing'));
	jest.spyOn(reportWatch, 'placed').mockImplementation(tell('placed'));
	const setup = { parameters: call('+14155550123', parameters), answers: [answer] };
	await start(setup).catch(() => undefined);
	expect(ids.size).toBeLessThanOrEqual(1);
	return told;
}

describe('a call that waits for a report to another node', () => {
	afterEach(() => jest.restoreAllMocks());

	it.each<[string, Answer]>([
		['is placed', PLACED],
		['is refused', { status: 401, body: {} }],
		['cannot be sent', new Error('no route')],
	])('says that it is being placed until it %s', async (_how, answer) => {
		expect(await toldOf({ waitForResult: true, resultUrl }, answer)).toEqual(['placing', 'placed']);
	});

	it.each<[string, IDataObject]>([
		['reports to its own execution', { waitForResult: true }],
		['waits for no report', { resultUrl }],
		['is only tried out', { waitForResult: true, resultUrl, options: { dryRun: true } }],
	])('says nothing where it %s', async (_what, parameters) => {
		expect(await toldOf(parameters, PLACED)).toEqual([]);
	});
});

import fc from 'fast-check';
import type { Start } from '../../../sandbox/faults/start-calls';
import { Flow } from '../../../sandbox/flows/flow';
import { cmCom } from '../../../sandbox/providers/cmCom';
import { kaleyra } from '../../../sandbox/providers/kaleyra';
import type { Received, Site } from '../../../sandbox/server/http';
import { Options } from '../../../sandbox/providers';
import { createContext, type Context } from '../../../sandbox/engine/context';
import { cases } from '../../support/all-cases';
import { documents, ID } from './random-documents';
import { instantClock } from '../clocks';
import { PRODUCT_TOKEN } from '../support';

const errors: string[] = [];
const newContext = (): Context<Options> =>
	createContext({
		clock: instantClock(),
		speed: 1_000_000,
		options: Options.parse({ unattendedKeys: '1', kaleyraRefusalStatus: 200 }),
		log: (line) => void (line.includes('internal error') && errors.push(line)),
	});

const received = (fields: Partial<Received>): Received => ({
	params: {},
	query: new URLSearchParams(),
	headers: {},
	method: 'POST',
	target: '/',
	body: '',
	arrivedMs: 0,
	origin: 'http://127.0.0.1',
	...fields,
});
/** The route that starts calls, with an answer that says whether it did. */
const starter = (site: Site, path: RegExp) =>
	site.routes.find((route) => path.test(route.path))! as Pick<Start, 'handle'>;

const startCm = (context: Context<Options>, body: unknown) =>
	starter(cmCom.site(context), /FlowBuilder$/).handle(
		received({ headers: { 'x-cm-producttoken': PRODUCT_TOKEN }, body: JSON.stringify(body) }),
	);
const startKaleyra = (context: Context<Options>, form: Record<string, string>) =>
	starter(kaleyra.site(context), /outbound$/).handle(
		received({
			params: { sid: 'HXSANDBOX' },
			headers: { 'api-key': 'sandbox-key', 'content-type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams(form).toString(),
		}),
	);

describe('random flow documents', () => {
	it('never crash the sandbox, never place a call when they are invalid, and end when they are not', async () => {
		const seen = { valid: 0, invalid: 0, answered: 0 };
		const context = newContext();
		await fc.assert(
			fc.asyncProperty(documents, fc.constantFrom('01', '03', '05'), async (given, ending) => {
				const { success, data } = Flow.safeParse(given);
				context.calls.clear();
				context.flows.setOwn(success ? [data] : [], []);
				const callee = `+141555501${ending}`;
				await startCm(context, {
					callee,
					caller: '+442079460018',
					'callflow-id': ID,
					'voicemail-response': 'Stop',
				});
				await context.idle();
				const [call] = context.calls.list();
				seen[success ? 'valid' : 'invalid'] += 1;
				const runs = success && data.state === 'published' && ending !== '05';
				expect(call !== undefined).toBe(runs);
				if (call) expect(call.endedAt).not.toBeNull();
				if (call?.phone === 'answered') seen.answered += 1;
			}),
			{ numRuns: cases(4_000, 20_000) },
		);
		expect(errors).toEqual([]);
		// the sample is worth something only where both kinds came up often
		expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(cases(50, 500));
		expect(seen.answered).toBeGreaterThan(cases(5, 100));
	}, 240_000);
});

describe('random requests', () => {
	const cmField = fc.oneof(fc.jsonValue(), fc.constantFrom('+14155550101', '+442079460018', ID));
	const cmBody = fc.dictionary(
		fc.constantFrom(
			'callee',
			'callees',
			'caller',
			'callflow-id',
			'flow-variables',
			'callback-url',
			'voicemail-response',
		),
		cmField,
	);
	const form = fc.dictionary(
		fc.constantFrom('to', 'bridge', 'target', 'dlrurl', 'prefix'),
		fc.oneof(fc.string(), fc.constantFrom('+14155550101', '+14155550160', `SG_${ID}`)),
	);

	it('never crash the sandbox, and never place a call by a flow that is not there', async () => {
		const context = newContext();
		await fc.assert(
			fc.asyncProperty(cmBody, form, async (body, fields) => {
				const { accepted } = await startCm(context, body);
				const { body: answer } = await startKaleyra(context, fields);
				expect(accepted).toBeFalsy();
				expect(answer).not.toMatchObject({ code: 'RBC3007' });
				expect(context.calls.list()).toEqual([]);
			}),
			{ numRuns: cases(2_000, 20_000) },
		);
		expect(errors).toEqual([]);
	}, 120_000);
});

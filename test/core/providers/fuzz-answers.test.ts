/** Answer parsers under hostile inputs: whatever a server says, it is read or refused, never believed by accident. */
import fc from 'fast-check';
import { FAILURES, PROVIDER_IDS, isVoiceError, providers } from '../../../core';
import { readTokenAnswer } from '../../../core/account/access-token';
import { exitInReport } from '../../../core/providers/talkdesk/studio-exit';
import { readReportAnswer } from '../../../core/providers/talkdesk/studio-report';
import { retryAfterMs } from '../../../core/http/retry-after';
import { scalar, tree } from '../hostile-input';

const SAMPLES = 2_000;
/** Statuses and headers that each body comes with. */
const TIMES = 7;
const RUNS_EACH = SAMPLES * TIMES;
const SEED = 20_261_122;

const named = (names: readonly string[]) =>
	fc.record(Object.fromEntries(names.map((name) => [name, fc.oneof(scalar, tree)])), {
		requiredKeys: [],
	});
const BODIES = fc.oneof(
	tree,
	fc.string({ unit: 'binary', maxLength: 100 }),
	named([
		'interaction_id',
		'call_id',
		'code',
		'message',
		'data',
		'error',
		'success',
		'call-id',
		'messages',
	]),
	fc.constantFrom('RBC3007', 'RBC3115', 'RBC9999').map((code) => ({ code })),
	fc.array(named(['success', 'call-id', 'error']), { maxLength: 3 }),
	named(['access_token', 'expires_in', 'error', 'token_type']),
	named(['job', 'id', 'status', '_links', 'entries', 'total', '_embedded', 'data']),
	fc.array(named(['interaction_id', 'component', 'exit', 'timestamp']), { maxLength: 4 }),
);
const status = fc.oneof(
	fc.constantFrom(200, 201, 202, 204, 301, 302, 400, 401, 403, 404, 408, 413, 429, 500, 502, 503),
	fc.integer({ min: 100, max: 599 }),
);
const headers = fc.dictionary(
	fc.constantFrom('retry-after', 'content-type', 'location'),
	fc.oneof(
		fc.constantFrom('1', '-1', '1e9', '99999999', 'NaN', 'Wed, 21 Oct 2026 07:28:00 GMT'),
		fc.string(),
	),
);
const ANSWERS = fc
	.sample(
		fc.tuple(BODIES, fc.array(fc.tuple(status, headers), { minLength: TIMES, maxLength: TIMES })),
		{
			seed: SEED,
			numRuns: SAMPLES,
		},
	)
	.flatMap(([body, heads]) =>
		heads.map(([code, names]) => ({ status: code, headers: names, body })),
	);

/** Runs a check over all of them; the first that fails says which it was. */
function hostile(check: (given: (typeof ANSWERS)[number]) => void): void {
	for (const given of ANSWERS)
		try {
			check(given);
		} catch (error) {
			throw new Error(JSON.stringify(given), { cause: error });
		}
}

afterEach(() => {
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

describe.each(PROVIDER_IDS)('the answer of %s to a start, hostile', (id) => {
	it(`is accepted as the provider accepts, or has a kind that we know (${RUNS_EACH} inputs)`, () => {
		let accepted = 0;
		hostile((given) => {
			const reading = providers[id].start.read(given);
			if (reading.accepted) {
				accepted += 1;
				if (given.status >= 400 && id !== 'kaleyra')
					throw new Error(`accepted with ${given.status}`);
				if (reading.callId !== null && typeof reading.callId !== 'string')
					throw new Error('an id that is no text');
			} else if (!Object.hasOwn(FAILURES, reading.kind)) throw new Error(`kind ${reading.kind}`);
			// after a server error it is unknown
			else if (given.status >= 500 && FAILURES[reading.kind].repeat)
				throw new Error('sent again after a 5xx');
		});
		expect(accepted).toBeGreaterThan(0);
	});
});

describe('other answers, hostile', () => {
	it(`an access token is one, or the error is ours (${RUNS_EACH} inputs)`, () => {
		hostile((given) => {
			try {
				const { value, lifeSeconds } = readTokenAnswer(given, { displayName: 'Provider' }, 0);
				if (typeof value !== 'string' || value === '' || !(lifeSeconds > 0))
					throw new Error('no token');
			} catch (error) {
				if (!isVoiceError(error) || error.dialled !== 'no') throw error;
			}
		});
	});

	it(`a list of callers is numbers or nothing (${RUNS_EACH} inputs)`, () => {
		hostile((given) => {
			const callers = providers.kaleyra.lists!.callers!.read(given) ?? [];
			for (const { value } of callers)
				if (!/^\+[1-9]\d{6,14}$/.test(value)) throw new Error(`no number: ${value}`);
		});
	});

	it(`a report of executions leads nowhere but to the API (${RUNS_EACH} inputs)`, () => {
		const api = 'https://api.example.com';
		const kinds = new Set<string>();
		hostile((given) => {
			const reading = readReportAnswer(api, given);
			kinds.add(reading.kind);
			if (reading.kind === 'rows') exitInReport(reading.rows, 'interaction-1');
			JSON.stringify(reading);
		});
		expect([...kinds]).toEqual(expect.arrayContaining(['refused', 'rows']));
	});

	it(`Retry-After is a pause from 0 on, or absent (${RUNS_EACH} inputs)`, () => {
		hostile(({ headers }) => {
			const ms = retryAfterMs(headers, Date.UTC(2026, 0, 1));
			if (ms !== undefined && !(Number.isSafeInteger(ms) && ms >= 0)) throw new Error(`${ms} ms`);
		});
	});
});

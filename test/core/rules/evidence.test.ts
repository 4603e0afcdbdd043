import { canonicalJson, withoutBlanks } from '../../../core/base/canonical-json';
import { askRules } from '../../../core/rules/ask';
import {
	endedEvidence,
	evidenceKey,
	numberHash,
	seal,
	verifyEvidence,
	type SealedEvidence,
} from '../../../core/result/evidence';
import { evidenceOf } from '../../../core/rules/evidence';
import { createMemoryHistory } from '../../../core/rules/history';
import { ruleSettings } from '../../../core/rules/settings';
import { utc } from './wall-clock';

/** Of each byte. */
const BITS = [1, 32];
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what an editor of files can do to one
type Editable = any;
const KEY = evidenceKey('correct horse battery staple');
const NOON = utc('2026-06-10T12:00Z');
const TO = '+4915123456789';
const CALL = {
	reference: 'order-1042',
	provider: 'cmCom',
	callId: 'a1b2',
	to: TO,
	placedAt: '2026-06-10T12:00:01.000Z',
	exit: 'noResult',
	reason: null,
	receivedAt: null,
} as const;

async function record(): Promise<SealedEvidence> {
	const settings = ruleSettings({ purpose: 'marketing', consent: 'form of 2026-05-02' });
	const judgement = await askRules(settings, CALL, NOON, { history: createMemoryHistory() });
	return evidenceOf(CALL, settings, judgement, NOON, KEY);
}

describe('canonicalJson', () => {
	it.each([
		[{ b: 1, a: [true, null, 'ü'] }, '{"a":[true,null,"ü"],"b":1}'],
		[{ a: undefined, b: { d: 2, c: 1 } }, '{"b":{"c":1,"d":2}}'],
		['a "b"', '"a \\"b\\""'],
		[undefined, 'null'],
		[[undefined, () => 1], '[null,null]'],
	])('of %j', (value, text) => expect(canonicalJson(value)).toBe(text));

	it('without blanks keeps those of texts', () =>
		expect(withoutBlanks('{ "a b" : "c \\" d",\n\t"e": [ 1, 2 ] }')).toBe(
			'{"a b":"c \\" d","e":[1,2]}',
		));
});

describe('evidence of a call', () => {
	it('tells what was asked, and holds no number', async () => {
		const { seal: sealed, ...evidence } = await record();
		expect(evidence).toEqual({
			version: 1,
			reference: 'order-1042',
			provider: 'cmCom',
			callId: 'a1b2',
			numberHash: numberHash(TO, KEY),
			purpose: 'marketing',
			consent: 'form of 2026-05-02',
			country: 'DE',
			region: null,
			pack: 'DE 2026-11-29',
			zones: ['Europe/Berlin'],
			rules: [
				{ rule: 'fraud', verdict: 'go' },
				{ rule: 'doNotCall', verdict: 'go' },
				{ rule: 'consent', verdict: 'go' },
				{ rule: 'callerSeries', verdict: 'go' },
				{ rule: 'callingHours', verdict: 'go' },
				{ rule: 'callsPerNumber', verdict: 'go' },
			],
			reason: null,
			askedAt: '2026-06-10T12:00:00.000Z',
			placedAt: '2026-06-10T12:00:01.000Z',
			exit: 'noResult',
			receivedAt: null,
		});
		expect(JSON.stringify({ evidence, sealed })).not.toContain('15123456789');
	});

	it('that has ended tells how, and is sealed anew', async () => {
		const receivedAt = '2026-06-10T12:00:09.000Z';
		const ended = { callId: 'a1b2c3', exit: 'busy', reason: null, receivedAt };
		const evidence = endedEvidence(await record(), ended, KEY);
		expect(evidence).toMatchObject({ ...ended, consent: 'form of 2026-05-02' });
		expect(verifyEvidence(evidence, KEY)).toEqual({ sealed: true });
	});

	it('is not sealed anew where it was altered, or where nobody has the key', async () => {
		const ended = { callId: null, exit: 'busy', reason: null, receivedAt: null };
		const altered = { ...(await record()), consent: null };
		expect(endedEvidence(altered, ended, KEY)).toBe(altered);
		expect(endedEvidence(altered, ended, undefined)).toBe(altered);
		expect(endedEvidence(null, ended, KEY)).toBeNull();
	});

	it('knows a number again only with the key', () => {
		expect(numberHash(TO, KEY)).not.toBe(numberHash('+4915123456780', KEY));
		expect(numberHash(TO, KEY)).not.toBe(numberHash(TO, evidenceKey('another secret of ours')));
	});
});

describe('verifyEvidence', () => {
	it('takes what was sealed: as it is, as JSON, printed, and read again in another order', async () => {
		const sealed = await record();
		const reversed = Object.fromEntries(Object.entries(sealed).reverse());
		for (const given of [
			sealed,
			reversed,
			JSON.stringify(sealed),
			JSON.stringify(reversed, null, 2),
		])
			expect(verifyEvidence(given, KEY)).toEqual({ sealed: true });
	});

	const edits: [string, (copy: Editable) => void][] = [
		['purpose', (copy) => (copy.purpose = 'transactional')],
		['consent', (copy) => (copy.consent = null)],
		['zones', (copy) => copy.zones.push('Europe/Paris')],
		['rules[4]', (copy) => (copy.rules[4].verdict = 'passed')],
		['rules[5]', (copy) => copy.rules.pop()],
		['rules[6]', (copy) => copy.rules.push({ rule: 'stopped', verdict: 'go' })],
		['placedAt', (copy) => delete copy.placedAt],
		['note', (copy) => (copy.note = 'all is well')],
		['seal.key', (copy) => (copy.seal.key = 'abcdefgh')],
		['seal.more', (copy) => (copy.seal.more = 1)],
		['seal.all', (copy) => (copy.seal.all = copy.seal.all.replace(/./, '_'))],
		['reference', (copy) => delete copy.seal.parts.reference],
		['seal', (copy) => delete copy.seal.parts],
		['file', (copy) => delete copy.seal],
	];
	it.each(edits)('names %s when it was altered', async (name, edit) => {
		const copy = structuredClone(await record());
		edit(copy);
		expect(verifyEvidence(copy, KEY)).toEqual({ sealed: false, altered: [name] });
	});

	it('names both when two rows changed places, and everything when a record is of another key', async () => {
		const copy: Editable = structuredClone(await record());
		[copy.rules[0], copy.rules[1]] = [copy.rules[1], copy.rules[0]];
		expect(verifyEvidence(copy, KEY)).toEqual({ sealed: false, altered: ['rules[0]', 'rules[1]'] });
		const other = verifyEvidence(await record(), evidenceKey('another secret of ours'));
		expect(other).toMatchObject({ altered: expect.arrayContaining(['seal.key', 'purpose']) });
	});

	it('names what any flipped bit of its file lies in', async () => {
		const sealed = await record();
		const bytes = Buffer.from(JSON.stringify(sealed));
		let named = 0;
		for (let at = 0; at < bytes.length; at += 1)
			for (const bit of BITS) {
				const flipped = Buffer.from(bytes);
				flipped[at]! ^= bit;
				const result = verifyEvidence(flipped.toString(), KEY);
				if (result.sealed) throw new Error(`bit ${bit} of byte ${at} was not noticed`);
				named += result.altered[0] === 'file' ? 0 : 1;
			}
		// the others are no JSON any more
		expect(named / (bytes.length * BITS.length)).toBeGreaterThan(0.6);
		const inConsent = bytes.indexOf('form of');
		bytes[inConsent]! ^= 1;
		expect(verifyEvidence(bytes.toString(), KEY)).toEqual({ sealed: false, altered: ['consent'] });
	});

	it.each(['', 'no JSON', '[]', '7', '{}', '{"seal":7}', '{"seal":{"parts":{},"all":1}}', null, 7])(
		'takes %j for no record',
		(given) => expect(verifyEvidence(given, KEY).sealed).toBe(false),
	);

	it('tells an escape in capitals from what was written', () => {
		const text = JSON.stringify(seal({ note: '\u001f' }, KEY));
		expect(verifyEvidence(text, KEY)).toEqual({ sealed: true });
		expect(verifyEvidence(text.replace('\\u001f', '\\u001F'), KEY)).toEqual({
			sealed: false,
			altered: ['file'],
		});
	});
});

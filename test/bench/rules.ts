/**
 * `npm run bench -- rules [--json]`: what it costs to ask all rules for one call, in µs: the middle
 * of all calls and the one that 99 of 100 stay under, by the clock; on average, what the process
 * itself spent, collecting garbage included, whatever else the machine was doing. And to seal what
 * was asked.
 *
 * Every call is another number, some minutes after the last, over nine months with both changes of
 * the clocks, with a list of 10,000 numbers not to call, a limit per number, two ceilings, and counting.
 */
import { callResult } from '../../core/result/result';
import { askRules, type Judgement } from '../../core/rules/ask';
import { evidenceKey } from '../../core/result/evidence';
import { evidenceOf } from '../../core/rules/evidence';
import { createMemoryHistory } from '../../core/rules/history';
import { ruleSettings, type RuleSettings } from '../../core/rules/settings';
import { median, tenths } from './bench-figures';
import { randomFrom } from './phone-data-random';
import { EXAMPLES } from './phone-sweep';

const CALLS = 50_000;
const WARM = 5_000;
const FROM_MS = Date.UTC(2026, 2, 1);
const MONTHS_MS = 270 * 86_400_000;
const MOST_US = 50;
const SEND = { moment: 'send' } as const;

const random = randomFrom(1042);
const listed = Array.from({ length: 10_000 }, () => `+1212555${random.digits(4)}`);
const COMMON = {
	doNotCall: listed,
	refuseRisks: [],
	maxCallsPerHour: 100_000,
	maxCallsPerDay: 1_000_000,
	consent: 'form 12',
};
const everywhere = EXAMPLES.map(({ e164 }) => e164);
const american = () => `+1${random.pick(['305', '212', '214', '206'])}555${random.digits(4)}`;

/** The settings as they were read once; or read anew, but for the list. */
const once = (raw: Record<string, unknown>) => {
	const settings = ruleSettings({ ...COMMON, ...raw });
	return () => settings;
};
const { doNotCall: _, ...EACH_TIME } = COMMON;
const anew = (): RuleSettings =>
	ruleSettings({ ...EACH_TIME, timeZone: 'Europe/Berlin', callingHours: 'Mon-Sat 09:00-18:00' });

const KINDS: ReadonlyArray<readonly [string, () => RuleSettings, () => string]> = [
	['transactional, one zone', once({}), () => `+4915${random.digits(9)}`],
	['marketing, states of the USA', once({ purpose: 'marketing' }), american],
	['transactional, all regions', once({}), () => random.pick(everywhere)],
	['transactional, +1 800: 42 zones', once({}), () => `+1800555${random.digits(4)}`],
	['own zone and hours, settings read for each call', anew, () => random.pick(everywhere)],
];

const us = (since: bigint): number => Number(process.hrtime.bigint() - since) / 1_000;

async function asked(name: string, settingsOf: () => RuleSettings, number: () => string) {
	const history = createMemoryHistory();
	const times: number[] = [];
	let sent = 0;
	let spent = spending();
	for (let call = -WARM; call < CALLS; call += 1) {
		if (call === 0) spent = spending();
		const to = number();
		const nowMs = FROM_MS + Math.floor((MONTHS_MS * (call + WARM)) / (CALLS + WARM));
		const since = process.hrtime.bigint();
		const { verdict } = await askRules(settingsOf(), { to }, nowMs, { history }, SEND);
		if (call < 0) continue;
		times.push(us(since));
		sent += 'go' in verdict ? 1 : 0;
	}
	return { asked: name, ...figures(times, spent()), 'sent %': Math.round((100 * sent) / CALLS) };
}

async function sealed() {
	const settings = ruleSettings(COMMON);
	const to = american();
	const judgement: Judgement = await askRules(settings, { to }, FROM_MS);
	const key = evidenceKey('correct horse battery staple');
	const basics = { reference: 'order-1042', provider: 'x', to, context: null };
	const call = callResult(basics, 'noResult', true, { callId: '1' });
	const times: number[] = [];
	let spent = spending();
	for (let done = -WARM; done < CALLS; done += 1) {
		if (done === 0) spent = spending();
		const since = process.hrtime.bigint();
		evidenceOf(call, settings, judgement, FROM_MS, key);
		if (done >= 0) times.push(us(since));
	}
	return { asked: 'evidence, sealed', ...figures(times, spent()), 'sent %': null };
}

/** Tells how many µs of its processors this process has spent since. */
function spending(): () => number {
	const since = process.cpuUsage();
	return () => {
		const { user, system } = process.cpuUsage(since);
		return user + system;
	};
}

function figures(times: number[], spentUs: number) {
	const sorted = times.sort((one, other) => one - other);
	return {
		'mean µs': tenths(spentUs / times.length),
		'median µs': tenths(median(sorted)),
		'99 % µs': tenths(sorted[Math.floor(sorted.length * 0.99)]!),
		calls: times.length,
	};
}

async function main() {
	const rows = [];
	for (const kind of KINDS) rows.push({ ...(await asked(...kind)), bar: `mean ≤ ${MOST_US}` });
	rows.push({ ...(await sealed()), bar: '' });
	if (process.argv.includes('--json')) return console.log(JSON.stringify(rows));
	console.table(rows);
}

void main();

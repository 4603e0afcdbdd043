import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	PROVIDER_IDS,
	labelOf,
	parseReport,
	providers,
	type Exit,
	type ProviderId,
} from '../../../core';

/** As folders of core and pages spell it: `cm-com` for `cmCom`. */
const dashed = (id: ProviderId) => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const page = (id: ProviderId) =>
	readFileSync(join(__dirname, '../../../docs/providers', `${dashed(id)}.md`), 'utf8');
const blocksOf = (id: ProviderId, language: string) =>
	[...page(id).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
		([, block = '']) => block,
	);
const exitOf = (id: ProviderId, query: Record<string, string>, rawBody = '') => {
	const reading = providers[id].callback.read(
		parseReport({ query, rawBody }),
		'order-1042-delivery',
	);
	return reading.kind === 'final' ? reading.exit : reading.kind;
};

describe('the step lists of docs/providers', () => {
	it.each(PROVIDER_IDS)('say of %s where it stands written, and when it was read', (id) => {
		expect(page(id)).toMatch(/^Sources: .*read \d{4}-\d\d-\d\d/m);
	});

	it('show bodies for Talkdesk that are read as what they say', () => {
		const bodies = blocksOf('talkdesk', 'json').filter((block) => block.includes('"exit": "'));
		expect(bodies.map((body) => exitOf('talkdesk', {}, body))).toEqual([
			...['answered', 'busy', 'noAnswer', 'invalidNumber', 'failed'],
			...['answered', 'answered'],
		]);
	});

	it('show a callback of CM.com that is read', () => {
		expect(blocksOf('cmCom', 'json').map((body) => exitOf('cmCom', {}, body))).toEqual([
			'answered',
		]);
	});

	it('show an event of Retell AI that is read, and list its words under their exits', () => {
		expect(blocksOf('retell', 'json').map((body) => exitOf('retell', {}, body))).toEqual([
			'answered',
		]);
		const rows = page('retell').matchAll(/^\| ([a-z_, ]+) +\| ([A-Z][A-Za-z ]+?) +\|$/gm);
		const listed = [...rows].flatMap(([, words = '', label]) =>
			words.split(', ').map((word) => [word.trim(), label] as const),
		);
		const known = Object.entries(providers.retell.exits)
			.filter(([word]) => !word.startsWith('error_'))
			.map(([word, exit]) => [word, labelOf(exit as Exit)]);
		const documented = listed.filter(([word]) => word in providers.retell.exits);
		expect(Object.fromEntries(documented)).toMatchObject(
			Object.fromEntries(known.filter(([word]) => documented.some(([one]) => one === word))),
		);
		expect(documented.length).toBeGreaterThan(20);
	});

	it('show a report of Kaleyra that is read, and its address before that is not', () => {
		const addresses = blocksOf('kaleyra', 'text').map((block) => new URL(block.trim()));
		const exits = addresses.map(({ searchParams }) =>
			exitOf('kaleyra', Object.fromEntries(searchParams)),
		);
		expect(exits).toEqual(['unreadable', 'answered']);
	});

	it('list statuses of Kaleyra under the exits that they lead to', () => {
		const rows = page('kaleyra').matchAll(
			/^\| ([A-Z][A-Z\d_, ]+) +\| ([A-Z][a-z]+( [A-Z][a-z]+)?)/gm,
		);
		const listed = [...rows].flatMap(([, words = '', label]) =>
			words.split(', ').map((word) => [word.trim(), label]),
		);
		const known = Object.entries(providers.kaleyra.exits)
			.filter(([, exit]) => exit !== 'noResult')
			.map(([word, exit]) => [word, labelOf(exit as Exit)]);
		expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(known));
	});
});

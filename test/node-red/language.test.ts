import { PLACE, VALIDATE, sink, type TestFlow } from './support/flow';
import { useNodeRed } from './support/host';

const host = useNodeRed();

const flow: TestFlow = {
	nodes: [
		{ id: 'tab', type: 'tab', label: 'Test' },
		{ id: 'validate', ...PLACE, ...VALIDATE, wires: [['valid'], ['invalid']] },
		sink('valid'),
		sink('invalid'),
	],
	credentials: {},
	accountId: '',
	triggerId: '',
	listenerId: '',
};

/** What becomes of a number without its country. */
async function refusal(settings: object) {
	await host.start(flow, { ...settings });
	host.send('validate', { payload: '020 7946 0018' });
	return (await host.next()).msg as { reason: string; sentence: string };
}

const ENGLISH = /^The number has no country code;/;

describe('the language of sentences', () => {
	it.each([
		['de', /^Die Nummer hat keine Landesvorwahl;/],
		['de-DE', /^Die Nummer hat keine Landesvorwahl;/],
		['fr', /^Le numéro n’a pas d’indicatif/],
		['en-US', ENGLISH],
		['ja', ENGLISH],
	])('is what lang says in settings.js: %s', async (lang, sentence) => {
		const refused = await refusal({ lang });
		expect(refused.sentence).toMatch(sentence);
		expect(refused.reason).toBe('needsCountry');
	});

	it('is English where nothing is set, whatever the machine speaks', async () => {
		const before = process.env.LANG;
		process.env.LANG = 'de_DE.UTF-8';
		const refused = await refusal({}).finally(() => {
			if (before === undefined) delete process.env.LANG;
			else process.env.LANG = before;
		});
		expect(refused.sentence).toMatch(ENGLISH);
	});
});

describe('the answer to a dialog', () => {
	const ask = (language: string) =>
		host.post('/ringback/test-account', { id: 'nobody' }, { 'accept-language': language });

	it.each([
		['fr', 'Rien ne peut être demandé avec ces réglages.'],
		['de-CH,de;q=0.9,en;q=0.8', 'Mit diesen Einstellungen lässt sich nichts anfragen.'],
		['ja,fr;q=0.5', 'Rien ne peut être demandé avec ces réglages.'],
		['en', 'Nothing can be asked with these settings.'],
		['ja', 'Nothing can be asked with these settings.'],
	])('is in the language of its editor: %s', async (language, message) => {
		await host.start(flow, {});
		expect(await ask(language)).toEqual({ status: 400, body: { message } });
	});

	it('is in that of Node-RED where the editor shows none of ours', async () => {
		await host.start(flow, { lang: 'de' });
		expect((await ask('ja')).body).toEqual({
			message: 'Mit diesen Einstellungen lässt sich nichts anfragen.',
		});
	});

	it('leaves the flows their language', async () => {
		await host.start(flow, { lang: 'de' });
		await ask('fr');
		host.send('validate', { payload: '020 7946 0018' });
		expect((await host.next()).msg.sentence).toMatch(/^Die Nummer/);
	});
});

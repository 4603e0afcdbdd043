import { EXITS, providerOf, providers, type Provider } from '../../../core';

describe('providers', () => {
	it('are limited as published: Talkdesk to two requests a second, others to nothing known', () => {
		expect(providers.talkdesk.limits?.starts).toMatchObject({ requests: 2, perMs: 1_000 });
		for (const id of ['cmCom', 'kaleyra', 'retell'] as const)
			expect(providers[id].limits).toBeUndefined();
	});
});

/** Rules that every provider keeps; a new one is tested by being listed. */
describe.each(Object.entries<Provider>(providers))('provider %s', (id, provider) => {
	it('is listed under its own id', () => {
		expect(provider.id).toBe(id);
		expect(providerOf(id)).toBe(provider);
	});

	it('says which documentation it was written from', () => {
		expect(provider.source).toMatch(/\w+\.\w+\/|\w+\.\w+, /);
		expect(provider.limits?.starts?.source ?? 'x.y, z').toMatch(/\w+\.\w+/);
	});

	it('turns every word of its table into one of the exits', () => {
		expect(Object.keys(provider.exits).length).toBeGreaterThan(0);
		expect(EXITS).toEqual(expect.arrayContaining(Object.values(provider.exits)));
	});

	it('never takes voicemail for answered', () => {
		const mailboxes = Object.entries(provider.exits).filter(([word]) => /mail|machine/i.test(word));
		expect(mailboxes.map(([, exit]) => exit)).not.toContain('answered');
	});

	it.each([0, 100, 204, 301, 302, 404, 418, 429, 500, 599])(
		'reads an answer of status %i without a body',
		(status) => {
			for (const body of [undefined, null, '', [], {}, '<html>', 5, [null]])
				expect(provider.start.read({ status, headers: {}, body }).accepted).toBe(false);
		},
	);
});

describe('providerOf', () => {
	it.each(['', 'Talkdesk', 'constructor', '__proto__', 'toString', undefined, null, 1, {}])(
		'knows none called %j',
		(id) => expect(providerOf(id)).toBeUndefined(),
	);
});

import { answer, isReport, lookUpWith } from './looking-up';

describe('lookUpResult', () => {
	it('sends the access token to the API alone', async () => {
		const { asked, ended } = await lookUpWith({});
		expect(ended).toMatchObject({ exit: 'answered' });
		const withToken = asked
			.filter(({ headers }) => /^Bearer /.test(headers.authorization ?? ''))
			.map(({ url }) => new URL(url).pathname);
		expect(withToken).toHaveLength(3);
		expect(withToken.every((path) => path.startsWith('/talkdesk/data/'))).toBe(true);
	});

	it('carries no token to another host that a redirect names', async () => {
		const { asked, ended } = await lookUpWith({
			tamper: (request, send) => {
				if (request.url.startsWith('https://elsewhere.example')) return answer(403);
				return request.url.includes('/jobs/')
					? answer(303, { headers: { location: 'https://elsewhere.example/data/reports/x' } })
					: send(request);
			},
		});
		expect(asked.at(-1)).toMatchObject({
			url: 'https://elsewhere.example/data/reports/x',
			headers: { accept: 'application/json' },
		});
		expect(asked.at(-1)!.headers).not.toHaveProperty('authorization');
		expect(ended).toMatchObject({ kind: 'forbidden', message: expect.stringContaining('403') });
	});

	it('signs in again, once, when the token is refused', async () => {
		let refused = false;
		const { asked, ended } = await lookUpWith({
			tamper: (request, send) => {
				if (refused || !isReport(request.url)) return send(request);
				refused = true;
				return answer(401);
			},
		});
		expect(ended).toMatchObject({ exit: 'answered' });
		expect(asked.filter(({ url }) => url.endsWith('/token'))).toHaveLength(2);
	});
});

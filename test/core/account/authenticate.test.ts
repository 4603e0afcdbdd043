import { authenticated, check, providers } from '../../../core';
import { fakeClock, scriptedTransport, type Answer } from '../../support/fakes';
import { ACCOUNTS, rejectionOf } from '../samples';
import { ACCEPTED, FLOW, TOKEN_URL, setUp, token } from './signing-in';

describe('authenticated, with a header', () => {
	it.each([
		['cmCom', { 'X-CM-PRODUCTTOKEN': ACCOUNTS.cmCom.productToken }],
		['kaleyra', { 'api-key': ACCOUNTS.kaleyra.apiKey }],
	] as const)('adds the one of %s and leaves the rest of the request alone', async (id, header) => {
		const inner = scriptedTransport({ status: 401 });
		const account = check(providers[id].account as never, ACCOUNTS[id]);
		const answer = await authenticated(providers[id], account, inner, fakeClock())(FLOW);
		expect(inner.asked).toEqual([{ ...FLOW, headers: { 'x-other': 'kept', ...header } }]);
		expect(answer.status).toBe(401);
	});
});

describe('authenticated, with an access token', () => {
	it('asks for one by HTTP Basic and a form, and then sends the request with it', async () => {
		const { transport, inner } = setUp([token('t-1', 600), ACCEPTED]);
		await transport(FLOW);
		const [asked, sent] = inner.asked;
		const basic = `${ACCOUNTS.talkdesk.clientId}:${ACCOUNTS.talkdesk.clientSecret}`;
		expect(asked).toMatchObject({
			method: 'POST',
			url: TOKEN_URL,
			headers: { authorization: `Basic ${Buffer.from(basic).toString('base64')}` },
			body: { form: { grant_type: 'client_credentials', scope: 'flows-interactions:start' } },
		});
		expect(asked!.timeoutMs).toBeGreaterThan(0);
		expect(sent).toEqual({
			...FLOW,
			headers: { 'x-other': 'kept', authorization: 'Bearer t-1' },
		});
	});

	it.each([
		['600 seconds: 60 seconds before its end', 600, 540_000],
		['3600 seconds: 60 seconds before its end', 3_600, 3_540_000],
		['60 seconds: after half its life', 60, 30_000],
		['unknown length: soon', undefined, 240_000],
	])('renews a token of %s', async (_what, expiresIn, renewedAfterMs) => {
		const { clock, transport, bearers } = setUp([
			token('t-1', expiresIn),
			ACCEPTED,
			ACCEPTED,
			token('t-2', expiresIn),
			ACCEPTED,
		]);
		await transport(FLOW);
		await clock.advance(renewedAfterMs - 1);
		await transport(FLOW);
		await clock.advance(1);
		await transport(FLOW);
		expect(bearers()).toEqual(['Bearer t-1', 'Bearer t-1', 'Bearer t-2']);
	});

	it.each([
		['as the answer says', { scope: 'a:read b:write' }, ['a:read', 'b:write']],
		['nothing where it does not say', { scope: undefined }, undefined],
		['nothing where it says so oddly', { scope: 7 }, undefined],
	])('tells what the token allows, %s', async (_what, change, scopes) => {
		const answer = token('t-1', 600) as { body: object };
		const { transport, tokensAsked } = setUp([{ body: { ...answer.body, ...change } }, ACCEPTED]);
		expect(await transport.grantedScopes()).toEqual(scopes);
		await transport(FLOW);
		expect(tokensAsked()).toBe(1);
	});

	it('counts a life from when the token was asked for, not from when it came', async () => {
		const clock = fakeClock();
		const slow: Answer = async () => {
			await clock.sleep(10_000);
			return { status: 200, headers: {}, body: { access_token: 't-1', expires_in: 600 } };
		};
		const inner = scriptedTransport(slow, ACCEPTED, token('t-2', 600), ACCEPTED);
		const account = check(providers.talkdesk.account, ACCOUNTS.talkdesk);
		const transport = authenticated(providers.talkdesk, account, inner, clock);
		await clock.run(transport(FLOW));
		await clock.advance(530_000);
		await transport(FLOW);
		expect(inner.asked.at(-1)!.headers.authorization).toBe('Bearer t-2');
	});

	it('asks once, however many calls wait for the token', async () => {
		const { transport, tokensAsked, bearers } = setUp([
			token('t-1', 600),
			...Array.from({ length: 10 }, () => ACCEPTED),
		]);
		await Promise.all(Array.from({ length: 10 }, () => transport(FLOW)));
		expect(tokensAsked()).toBe(1);
		expect(bearers()).toEqual(Array(10).fill('Bearer t-1'));
	});

	it('tells all of them when it does not get one, and asks anew for the next', async () => {
		const { transport, tokensAsked } = setUp([{ status: 401 }, token('t-1', 600), ACCEPTED]);
		const both = await Promise.all([rejectionOf(transport(FLOW)), rejectionOf(transport(FLOW))]);
		expect(both).toEqual([
			expect.objectContaining({ kind: 'unauthorized' }),
			expect.objectContaining({ kind: 'unauthorized' }),
		]);
		expect((await transport(FLOW)).status).toBe(202);
		expect(tokensAsked()).toBe(2);
	});

	it('drops a token that was refused, says so, and carries a new one the next time', async () => {
		const { transport, bearers } = setUp([
			token('t-1', 600),
			{ status: 401 },
			token('t-2', 600),
			ACCEPTED,
		]);
		expect(await transport(FLOW)).toMatchObject({ status: 401, tokenDropped: true });
		expect((await transport(FLOW)).status).toBe(202);
		expect(bearers()).toEqual(['Bearer t-1', 'Bearer t-2']);
	});

	it('sends nothing again by itself: a second request needs a permit of its own', async () => {
		const { transport, inner, bearers } = setUp([token('t-1', 600), { status: 401 }]);
		await transport(FLOW);
		expect(bearers()).toEqual(['Bearer t-1']);
		expect(inner.asked).toHaveLength(2);
	});

	it('asks for one new token when many calls are refused at once', async () => {
		const { transport, tokensAsked, bearers } = setUp([
			token('t-1', 600),
			...Array.from({ length: 3 }, () => ({ status: 401 })),
			token('t-2', 600),
			...Array.from({ length: 3 }, () => ACCEPTED),
		]);
		const threeTimes = () => Promise.all(Array.from({ length: 3 }, () => transport(FLOW)));
		expect((await threeTimes()).map(({ tokenDropped }) => tokenDropped)).toEqual([
			true,
			true,
			true,
		]);
		expect((await threeTimes()).map(({ status }) => status)).toEqual([202, 202, 202]);
		expect(tokensAsked()).toBe(2);
		expect(bearers().filter((bearer) => bearer === 'Bearer t-2')).toHaveLength(3);
	});

	it.each([400, 403, 404, 429, 500])('keeps its token after a %i', async (status) => {
		const { transport, tokensAsked } = setUp([token('t-1', 600), { status }, ACCEPTED]);
		await transport(FLOW);
		await transport(FLOW);
		expect(tokensAsked()).toBe(1);
	});
});

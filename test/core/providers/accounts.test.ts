import {
	CM_COM_URL,
	SANDBOX_URL,
	TALKDESK_REGIONS,
	check,
	providers,
	type ProviderId,
} from '../../../core';
import { ACCOUNTS, SECRET_MARKER, thrownBy } from '../samples';

const account = (id: ProviderId, change: object = {}) =>
	check<unknown>(providers[id].account, { ...ACCOUNTS[id], ...change }, id);

const addresses = (change: object) => {
	const checked = check(providers.talkdesk.account, { ...ACCOUNTS.talkdesk, ...change });
	const { auth, baseUrl } = providers.talkdesk;
	return {
		api: baseUrl(checked),
		token: auth.kind === 'oauth2-client-credentials' && auth.tokenUrl(checked),
	};
};

describe('a base address', () => {
	it.each([
		['cmCom', { baseUrl: 'http://127.0.0.1:4010//cm/voiceapi/v2/#x' }],
		['kaleyra', { region: 'custom', baseUrl: 'http://127.0.0.1:4010/kaleyra/#x' }],
		['talkdesk', { region: 'sandbox', apiBaseUrl: 'http://127.0.0.1:4010/talkdesk/?x#x' }],
	] as const)('serves every base address of %s', (id, change) => {
		const { baseUrl } = providers[id] as { baseUrl(account: unknown): string };
		expect(baseUrl(account(id, change))).toMatch(/4010\/(cm\/voiceapi\/v2|kaleyra|talkdesk)$/);
	});
});

describe('a Talkdesk account', () => {
	it.each([
		['us', 'https://api.talkdeskapp.com', 'https://acme.talkdeskid.com/oauth/token'],
		['eu', 'https://api.talkdeskapp.eu', 'https://acme.talkdeskid.eu/oauth/token'],
		['ca', 'https://api.talkdeskappca.com', 'https://acme.talkdeskidca.com/oauth/token'],
	])('of region %s calls %s', (region, api, token) => {
		expect(addresses({ region })).toEqual({ api, token });
	});

	it('offers no region whose addresses are not documented', () => {
		expect(Object.keys(TALKDESK_REGIONS)).toEqual(['us', 'eu', 'ca']);
		expect(thrownBy(() => account('talkdesk', { region: 'au' }))).toMatchObject({
			field: 'region',
		});
	});

	it('of region custom calls the addresses given', () => {
		const given = {
			region: 'custom',
			apiBaseUrl: 'https://api.example.com/base/',
			accessTokenUrl: 'https://id.example.com/oauth/token',
			account: '',
		};
		expect(addresses(given)).toEqual({
			api: 'https://api.example.com/base',
			token: 'https://id.example.com/oauth/token',
		});
	});

	it.each([
		['', SANDBOX_URL],
		['http://127.0.0.1:4999/', 'http://127.0.0.1:4999'],
	])('of region sandbox at %j calls the sandbox', (sandboxUrl, base) => {
		expect(addresses({ region: 'sandbox', sandboxUrl, account: '' })).toEqual({
			api: `${base}/talkdesk`,
			token: `${base}/talkdesk/oauth/token`,
		});
	});

	it.each([
		['region', { region: 'moon' }, 'one of us, eu, ca, sandbox, custom'],
		['lookUp', { lookUp: 'perhaps' }, 'one of auto, on, off'],
		['account', { account: 'acme.mytalkdesk.com' }, 'acme in acme.mytalkdesk.com'],
	])('with another %s is told what there is', (field, change, says) => {
		const error = thrownBy(() => account('talkdesk', change));
		expect(error).toMatchObject({ field, message: expect.stringContaining(says) });
	});

	it.each([
		['account', { account: '' }],
		['clientId', { clientId: '' }],
		['clientId', { clientId: undefined }],
		['clientSecret', { clientSecret: '' }],
		['keyId', { clientSecret: '', privateKey: 'abc' }],
		['apiBaseUrl', { region: 'custom', accessTokenUrl: 'https://id.example.com/t' }],
		['accessTokenUrl', { region: 'custom', apiBaseUrl: 'https://api.example.com' }],
		['region', { region: '' }],
		['region', { region: undefined }],
	])('without %s is refused by the name of that field', (field, change) => {
		const error = thrownBy(() => account('talkdesk', change));
		expect(error).toMatchObject({ field, provider: 'talkdesk', dialled: 'no' });
		expect(JSON.stringify(error)).not.toContain(SECRET_MARKER);
	});

	it.each(['https://acme.talkdeskid.com', 'acme/oauth', 'acme me', 'acme#', 'acme?'])(
		'whose name is %j is refused: it would not be part of a host name',
		(name) => {
			expect(thrownBy(() => account('talkdesk', { account: name }))).toMatchObject({
				field: 'account',
			});
		},
	);

	it.each([
		['asks for the scope that starts flows', { scope: '' }, 'flows-interactions:start'],
		['asks for the scope that was given', { scope: 'a:read b:write' }, 'a:read b:write'],
		[
			'asks for the scopes of the report too where results are looked up',
			{ lookUp: 'on' },
			'flows-interactions:start data-reports:write data-reports:read',
		],
		['asks for no more than what was given', { lookUp: 'on', scope: 'a:read' }, 'a:read'],
		['asks for no report just in case', { lookUp: 'auto' }, 'flows-interactions:start'],
	])('%s', (_says, change, expected) => {
		const checked = check(providers.talkdesk.account, { ...ACCOUNTS.talkdesk, ...change });
		const { auth } = providers.talkdesk;
		expect(auth.kind === 'oauth2-client-credentials' && auth.scope(checked)).toBe(expected);
	});
});

describe('a CM.com account', () => {
	const base = (change: object) => providers.cmCom.baseUrl(account('cmCom', change) as never);

	it.each([
		['https://api.cm.com/voiceapi/v2', 'https://api.cm.com/voiceapi/v2'],
		['https://api.cmtelecom.com/voiceapi/v2', 'https://api.cmtelecom.com/voiceapi/v2'],
		['http://127.0.0.1:4010/cm/voiceapi/v2/', 'http://127.0.0.1:4010/cm/voiceapi/v2'],
	])('with the address %j calls %s', (baseUrl, calls) => {
		expect(base({ baseUrl })).toBe(calls);
		expect(CM_COM_URL).toBe('https://api.cm.com/voiceapi/v2');
	});

	it.each([
		[{ region: 'cm', baseUrl: 'https://elsewhere.example.com' }, CM_COM_URL],
		[{ region: 'sandbox', baseUrl: CM_COM_URL }, `${SANDBOX_URL}/cm/voiceapi/v2`],
		[
			{ region: 'sandbox', sandboxUrl: 'http://localhost:4999' },
			'http://localhost:4999/cm/voiceapi/v2',
		],
		[{ region: 'custom', baseUrl: 'https://voice.example.com/v2' }, 'https://voice.example.com/v2'],
	])('with %j calls %s', (change, calls) => expect(base(change)).toBe(calls));

	it.each([
		['baseUrl', { baseUrl: '' }],
		['baseUrl', { baseUrl: undefined }],
		['baseUrl', { region: 'custom', baseUrl: '' }],
		['region', { region: '' }],
		['region', { region: null }],
		['region', { region: 'sanbox' }],
		['region', { region: '${RINGBACK_REGION}' }],
	])('places no call, CM.com least of all, without a usable %s: %j', (field, change) => {
		expect(thrownBy(() => account('cmCom', change))).toMatchObject({ field });
	});

	it('proves itself by the product token in its header', () => {
		const { auth } = providers.cmCom;
		expect(auth.kind === 'headers' && auth.headers(account('cmCom') as never)).toEqual({
			'X-CM-PRODUCTTOKEN': ACCOUNTS.cmCom.productToken,
		});
	});

	it.each(['', '  ', undefined])('with the product token %j is refused', (productToken) => {
		expect(thrownBy(() => account('cmCom', { productToken }))).toMatchObject({
			field: 'productToken',
			message: '"Product Token" is empty.',
		});
	});
});

describe('a Kaleyra account', () => {
	const base = (change: object) => providers.kaleyra.baseUrl(account('kaleyra', change) as never);

	it.each([
		['in', 'https://api.in.kaleyra.io'],
		['ap', 'https://api.ap.kaleyra.io'],
		['eu', 'https://api.eu.kaleyra.io'],
		['global', 'https://api.kaleyra.io'],
	])('of region %s calls %s', (region, calls) => {
		expect(base({ region })).toBe(calls);
		// an address left over from another choice does not win over the region
		expect(base({ region, baseUrl: 'https://elsewhere.example.com' })).toBe(calls);
	});

	it('offers no region whose voice API is not documented', () => {
		expect(Object.keys(providers.kaleyra.table.account.regions)).toEqual([
			'in',
			'ap',
			'eu',
			'global',
		]);
		expect(thrownBy(() => account('kaleyra', { region: 'na' }))).toMatchObject({ field: 'region' });
	});

	it.each([
		[{ region: 'custom', baseUrl: 'https://voice.example.com/' }, 'https://voice.example.com'],
		[{ region: 'sandbox' }, `${SANDBOX_URL}/kaleyra`],
		[{ region: 'sandbox', sandboxUrl: 'http://localhost:4999' }, 'http://localhost:4999/kaleyra'],
	])('with %j calls %s', (change, calls) => expect(base(change)).toBe(calls));

	it('proves itself by the key in its header', () => {
		const { auth } = providers.kaleyra;
		expect(auth.kind === 'headers' && auth.headers(account('kaleyra') as never)).toEqual({
			'api-key': ACCOUNTS.kaleyra.apiKey,
		});
	});

	it.each([
		['sid', { sid: '' }],
		['apiKey', { apiKey: undefined }],
		['baseUrl', { region: 'custom' }],
		['region', { region: undefined }],
	])('without %s is refused by the name of that field', (field, change) => {
		expect(thrownBy(() => account('kaleyra', change))).toMatchObject({ field });
	});
});

const ADDRESS_FIELDS = [
	['talkdesk', 'apiBaseUrl'],
	['talkdesk', 'accessTokenUrl'],
	['talkdesk', 'sandboxUrl'],
	['cmCom', 'baseUrl'],
	['cmCom', 'sandboxUrl'],
	['kaleyra', 'baseUrl'],
	['kaleyra', 'sandboxUrl'],
] as const;

describe.each(ADDRESS_FIELDS)('an address that credentials go to (%s, %s)', (id, field) => {
	it.each([
		'http://api.example.com',
		'http://127.0.0.1.example.com',
		'http://localhost@example.com',
		'http://203.0.113.1:4010',
		'ftp://api.example.com',
		'api.example.com',
		'not an address',
	])('is refused by name when it is %s', (value) => {
		expect(thrownBy(() => account(id, { region: 'custom', [field]: value }))).toMatchObject({
			kind: 'notConfigured',
			field,
			message: expect.stringContaining('https://'),
		});
	});
});

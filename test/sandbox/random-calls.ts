/** Calls as workflows send them, and what can be wrong about them: said here, not by the sandbox. */
import fc from 'fast-check';

export const PROVIDERS = ['talkdesk', 'cmCom', 'kaleyra'] as const;
export type Provider = (typeof PROVIDERS)[number];

export const TO = '+14155550101';
/** A request as a workflow sends it; `fields` become JSON, or a form at Kaleyra. */
export interface Call {
	readonly method: string;
	readonly flowId: string;
	readonly secret: string;
	readonly type: string;
	readonly fields: Readonly<Record<string, unknown>>;
	/** Sent instead of the fields. */
	readonly text?: string;
}
/** A flow's id as each provider spells it. */
const SPELT: Readonly<Record<Provider, (id: string) => string>> = {
	talkdesk: (id) => id.replaceAll('-', ''),
	cmCom: (id) => id,
	kaleyra: (id) => `SG_${id}`,
};

/** What is changed about a good call; fields one by one. */
export type Spoil = Partial<Call>;

/** Each makes it one that no provider would make. */
const anywhere: fc.Arbitrary<Spoil> = fc.oneof(
	fc.constant({ secret: 'wrong' }),
	fc.string().map((text) => ({ text: `!${text}` })),
	fc.constantFrom(null, 1, 'text', []).map((body) => ({ text: JSON.stringify(body) })),
	fc.constantFrom('nowhere', '%00', '..').map((flowId) => ({ flowId })),
	fc.constantFrom('PUT', 'DELETE', 'PATCH').map((method) => ({ method })),
);

/** Ids of flows: one that cannot be used, and one that is not published. */
export const BROKEN = '00000000-0000-4000-8000-00000000bad1';
export const DRAFT = '00000000-0000-4000-8000-00000000bad2';

const withFlow = (provider: Provider, ...ids: string[]): fc.Arbitrary<Spoil> =>
	fc.constantFrom(...ids).map((id) => ({ flowId: SPELT[provider](id) }));

const withField = (name: string, ...values: unknown[]): fc.Arbitrary<Spoil> =>
	fc.constantFrom(...values).map((value) => ({ fields: { [name]: value } }));

const noText = fc.oneof(
	fc.integer(),
	fc.boolean(),
	fc.constant(null),
	fc.array(fc.string()),
	fc.object(),
);
const NO_NUMBERS = ['', '+', 'nobody', '+0123456789', '+1', '+1415555010155555555'];

/** The same at one provider. */
const SPOILS: Readonly<Record<Provider, fc.Arbitrary<Spoil>>> = {
	talkdesk: fc.oneof(
		fc.tuple(fc.string(), noText).map(([name, value]) => ({ fields: { [`x${name}`]: value } })),
		withFlow('talkdesk', BROKEN, DRAFT),
	),
	cmCom: fc.oneof(
		withField('callee', ...NO_NUMBERS, '+14155550105', 14155550101, true, [TO], {}),
		withField('caller', ...NO_NUMBERS, '+14155550199', 442079460018, null),
		withField('callees', [TO], [], TO),
		withField('max-ringing-timeout', 9, 61, 12.5, '15', {}),
		withField('callback-url', '', 'nowhere', 'javascript:alert(1)', 'file:///etc/hosts', 7),
		withField('voicemail-response', 'Shout', 3, -1),
		withField('instruction-id', 'x'.repeat(65), 7),
		withFlow('cmCom', BROKEN, DRAFT),
	),
	kaleyra: fc.oneof(
		withField('to', ...NO_NUMBERS, `${`${TO},`.repeat(100)}${TO}`),
		withField('bridge', '', '+14155550199'),
		fc.constant({ type: 'application/json' }),
		// a draft is accepted there, and reported as not published
		withFlow('kaleyra', BROKEN),
	),
};

/** What a provider takes without a word, beside what the call needs. */
const EXTRAS: Readonly<Record<Provider, fc.Arbitrary<object>>> = {
	talkdesk: fc.dictionary(
		fc.string().map((name) => `x${name}`),
		fc.string(),
	),
	cmCom: fc.record(
		{
			'instruction-id': fc.string({ maxLength: 64 }),
			'flow-variables': fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }),
			'max-ringing-timeout': fc.integer({ min: 10, max: 60 }),
			anonymous: fc.boolean(),
			anything: fc.jsonValue({ maxDepth: 2 }),
		},
		{ requiredKeys: [] },
	),
	kaleyra: fc.dictionary(
		fc.string().map((name) => `x${name}`),
		fc.string(),
	),
};

/** A provider, whatever it ignores, and one thing that it does not take. */
export const goodCalls = fc
	.constantFrom(...PROVIDERS)
	.chain((provider) => fc.record({ provider: fc.constant(provider), extra: EXTRAS[provider] }));
export const spoiledCalls = goodCalls.chain((good) =>
	fc.record({
		provider: fc.constant(good.provider),
		extra: fc.constant(good.extra),
		spoil: fc.oneof(anywhere, SPOILS[good.provider]),
	}),
);

/** How each provider is told the flow, the secret and the rest. */
export const WIRE: Readonly<
	Record<Provider, (call: Call) => { path: string; headers: object; body: string }>
> = {
	talkdesk: ({ flowId, secret, fields }) => ({
		path: `/flows/${flowId}/interactions`,
		headers: { authorization: `Bearer ${secret}` },
		body: JSON.stringify(fields),
	}),
	cmCom: ({ flowId, secret, fields }) => ({
		path: '/FlowBuilder',
		headers: { 'x-cm-producttoken': secret },
		body: JSON.stringify({ 'callflow-id': flowId, ...fields }),
	}),
	kaleyra: ({ flowId, secret, fields }) => ({
		path: '/v1/HXSANDBOX/voice/outbound',
		headers: { 'api-key': secret },
		body: new URLSearchParams({ target: flowId, ...fields } as Record<string, string>).toString(),
	}),
};

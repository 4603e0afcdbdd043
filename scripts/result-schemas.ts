/**
 * What Trigger Voice Flow hands on, as JSON schemas: n8n's editor shows them before the first run, so
 * that a builder can drag `call.exit` into a field without having called anybody.
 */
import type { CallResult } from '../core';
import type { LadderResult } from '../core/plan/ladder-result';

type Schema = { readonly type: string; readonly properties?: Fields; readonly items?: Schema };
type Fields = Readonly<Record<string, Schema>>;

const text = { type: 'string' } as const;
const number = { type: 'number' } as const;
const yesOrNo = { type: 'boolean' } as const;
const anything = { type: 'object' } as const;
const list = { type: 'array', items: anything } as const;
const object = (properties: Fields): Schema => ({ type: 'object', properties });

/** Every field of a result: the compiler says when one is missing. */
const RESULT = {
	exit: text,
	reason: text,
	sentence: text,
	reference: text,
	provider: text,
	callId: text,
	to: text,
	confirmed: yesOrNo,
	providerStatus: text,
	sipCode: text,
	ringSeconds: number,
	talkSeconds: number,
	answers: object({ digits: text }),
	placedAt: text,
	receivedAt: text,
	context: anything,
	raw: anything,
	answeredBy: text,
	recordingUrl: text,
	transcript: text,
	summary: text,
	cost: object({ amount: number, currency: text }),
	notBefore: text,
	attempt: number,
	attempts: list,
	optOut: yesOrNo,
	evidence: anything,
	replayed: yesOrNo,
	first: anything,
	simulated: yesOrNo,
} as const satisfies Record<keyof CallResult, Schema>;

const IN_ORDER = {
	incident: text,
	output: text,
	person: text,
	position: number,
	keys: text,
	called: number,
	unsure: number,
	whenUnsure: text,
	rounds: number,
	history: list,
} as const satisfies Record<keyof LadderResult, Schema>;

const call = object(RESULT);

const BY_OPERATION: Readonly<Record<string, Fields>> = {
	startFlow: { call },
	lookUpResult: { call },
	callInOrder: { call: object(IN_ORDER) },
	sendAndWait: { call, data: object({ approved: yesOrNo }) },
};

/** Of the node's versions: n8n looks in the folder of the one that a workflow has. */
const VERSIONS = ['v1.0.0', 'v2.0.0'];

/** Files beside the built node, as n8n looks for them, with their text. */
export const schemaFiles = (): ReadonlyArray<readonly [path: string, text: string]> =>
	VERSIONS.flatMap((version) =>
		Object.entries(BY_OPERATION).map(
			([operation, properties]) =>
				[
					`dist/nodes/TriggerVoiceFlow/__schema__/${version}/${operation}.json`,
					`${JSON.stringify({ ...object(properties), version: 1 }, null, '\t')}\n`,
				] as const,
		),
	);

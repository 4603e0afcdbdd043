/** The part of n8n's `this` that the nodes use, over plain values: nothing in it decides anything. */
import type {
	IDataObject,
	IExecuteData,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	NodeExecutionHint,
} from 'n8n-workflow';
import { n8nHttp } from './n8n-http';

export const SECRET = 'a callback secret that is long enough';
export const INSTANCE = 'the instance of n8n';
export const RESUME_URL = 'https://n8n.example.com/webhook-waiting/42?signature=0123abcd';
/** Where a provider is that does not exist: calls to it are answered by the test. */
export const PROVIDER_URL = 'https://provider.example.com';

export const CREDENTIALS: Readonly<Record<string, IDataObject>> = {
	talkdeskOAuth2Api: {
		region: 'custom',
		apiBaseUrl: PROVIDER_URL,
		accessTokenUrl: `${PROVIDER_URL}/token`,
		clientId: 'client',
		clientSecret: 'MARKED-SECRET',
	},
	cmComVoiceApi: { baseUrl: PROVIDER_URL, productToken: 'MARKED-SECRET' },
	kaleyraApi: { region: 'custom', baseUrl: PROVIDER_URL, sid: 'HX1', apiKey: 'MARKED-SECRET' },
	ringbackCallbackApi: { secret: SECRET },
};

export const nodeOf = (
	type: string,
	credentials: Readonly<Record<string, IDataObject>>,
	account = '',
): INode => ({
	id: '5f0c1a52-0000-4000-8000-000000000001',
	name: 'Node',
	type: `n8n-nodes-ringback.${type}`,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	credentials: Object.fromEntries(
		Object.keys(credentials).map((name) => [name, { id: `id-of-${name}${account}`, name }]),
	),
});

/** An answer of the provider: a status with a body, or what n8n would throw. */
export type Answer = { status: number; body: unknown; headers?: object } | Error;

export interface Setup {
	readonly items?: INodeExecutionData[];
	/** Of every item, or of one item by its index. */
	readonly parameters?: IDataObject | ((itemIndex: number) => IDataObject);
	/** As the workflow holds them, where it matters which are expressions. */
	readonly nodeParameters?: INode['parameters'];
	readonly credentials?: Readonly<Record<string, IDataObject>>;
	readonly type?: string;
	/** Tells credentials apart, for tests that share nothing. */
	readonly account?: string;
	readonly continueOnFail?: boolean;
	/** 'integrated' for a sub-workflow. */
	readonly mode?: string;
	/** True where no wire leads on from the node. */
	readonly isLast?: boolean;
	readonly workflowSettings?: object;
	/** n8n's own settings of the node. */
	readonly nodeSettings?: Partial<INode>;
	/** n8n's own address of the execution. */
	readonly resumeUrl?: string;
	readonly runIndex?: number;
	readonly executionId?: string;
	/** Kept by n8n between two runs of the same execution. */
	readonly memory?: IDataObject;
	/** Kept by n8n with the workflow. */
	readonly staticData?: IDataObject;
	/** The references that n8n has on record. */
	readonly processed?: Set<string>;
	/** Answers of the provider, in order; without any, requests really leave. */
	readonly answers?: Answer[];
	/** What the credential adds to requests that really leave. */
	readonly secretHeaders?: Readonly<Record<string, string>>;
	/** Answers requests without credentials, where those have another receiver. */
	readonly plainAnswer?: (request: ScriptedRequest) => Promise<Answer>;
}

interface ScriptedRequest {
	readonly url: string;
	readonly body: string;
}

export interface Seen {
	/** `type`: the credential that signed it; empty for none. */
	readonly requests: Array<{ type: string; url: string; body: string }>;
	readonly hints: NodeExecutionHint[];
	readonly messages: unknown[];
	waitTill?: Date;
	readonly executeData: IExecuteData & { data: { main: INodeExecutionData[][] } };
}

export function executeContext(setup: Setup): { context: IExecuteFunctions; seen: Seen } {
	const { items = [{ json: {} }], credentials = CREDENTIALS, runIndex = 0 } = setup;
	const { type = 'triggerVoiceFlow', memory = {}, processed = new Set<string>() } = setup;
	const node = {
		...nodeOf(type, credentials, setup.account),
		parameters: setup.nodeParameters ?? {},
		...setup.nodeSettings,
	};
	const answers = [...(setup.answers ?? [])];
	const seen: Seen = {
		requests: [],
		hints: [],
		messages: [],
		executeData: {
			data: { main: [items] },
			node,
			source: { main: [{ previousNode: 'Order' }] },
		},
	};
	const parametersOf = (itemIndex: number) =>
		typeof setup.parameters === 'function' ? setup.parameters(itemIndex) : (setup.parameters ?? {});
	const expressions: Record<string, unknown> = {
		'{{ $runIndex }}': runIndex,
		'{{ $execution.resumeUrl }}': setup.resumeUrl ?? RESUME_URL,
	};
	const scripted = async (type: string, { url, body }: ScriptedRequest) => {
		seen.requests.push({ type, url, body });
		const answer = answers.shift();
		if (answer === undefined) throw new Error('no answer is left');
		if (answer instanceof Error) throw answer;
		return { statusCode: answer.status, headers: answer.headers ?? {}, body: answer.body };
	};
	const context = {
		getInputData: () => items,
		getNode: () => node,
		getWorkflow: () => ({ id: 'workflow' }),
		getExecutionId: () => setup.executionId ?? '42',
		getInstanceId: () => INSTANCE,
		getMode: () => setup.mode ?? 'webhook',
		getChildNodes: () => (setup.isLast ? [] : [{ name: 'Next' }]),
		getTimezone: () => 'UTC',
		getWorkflowSettings: () => setup.workflowSettings ?? {},
		isToolExecution: () => false,
		continueOnFail: () => setup.continueOnFail ?? false,
		getContext: () => memory,
		getExecuteData: () => seen.executeData,
		getInputSourceData: () => seen.executeData.source?.main?.[0],
		getWorkflowStaticData: () => setup.staticData ?? {},
		getExecutionCancelSignal: () => undefined,
		evaluateExpression: (expression: string) => expressions[expression],
		addExecutionHints: (...hints: NodeExecutionHint[]) => void seen.hints.push(...hints),
		sendMessageToUI: (message: unknown) => void seen.messages.push(message),
		putExecutionToWait: async (date: Date) => void (seen.waitTill = date),
		getCredentials: async (name: string) => {
			if (credentials[name] === undefined)
				throw new Error('Node does not have any credentials set');
			return credentials[name];
		},
		getCurrentNodeParameter: (name: string) => (parametersOf(0) as IDataObject)[name],
		getNodeParameter(name: string, itemIndex: number, fallback: unknown, options?: object) {
			const value = name
				.split('.')
				.reduce<unknown>(
					(from, part) => (from as IDataObject | undefined)?.[part],
					parametersOf(itemIndex),
				);
			if (value === undefined) return fallback;
			const isLocator = options && 'extractValue' in options && (value as IDataObject)?.__rl;
			return isLocator ? (value as IDataObject).value : value;
		},
		helpers: {
			httpRequestWithAuthentication:
				setup.answers === undefined ? n8nHttp(node, setup.secretHeaders) : scripted,
			httpRequest: async (options: ScriptedRequest) => {
				if (setup.plainAnswer === undefined) return scripted('', options);
				const { url, body } = options;
				seen.requests.push({ type: '', url, body });
				const { status, body: answer } = (await setup.plainAnswer(options)) as Exclude<
					Answer,
					Error
				>;
				return { statusCode: status, headers: {}, body: answer };
			},
			// the node's own list is its lock, and no other node's
			clearAllProcessedItems: async () => undefined,
			checkProcessedAndRecord: async (entries: string[], scope: string) => {
				if (scope === 'node') return { new: entries, processed: [] };
				const known = entries.filter((entry) => processed.has(entry));
				for (const entry of entries) processed.add(entry);
				return { new: entries.filter((entry) => !known.includes(entry)), processed: known };
			},
			removeProcessed: async (entries: string[]) => {
				for (const entry of entries) processed.delete(entry);
			},
		},
	};
	return { context: context as unknown as IExecuteFunctions, seen };
}

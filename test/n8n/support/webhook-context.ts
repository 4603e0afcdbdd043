/** The part of n8n's `this` that webhooks use, over plain values. */
import type { IDataObject, INode, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import { CREDENTIALS, INSTANCE, RESUME_URL, nodeOf } from './contexts';

export interface WebhookSetup {
	readonly url?: string;
	readonly method?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string | Buffer;
	readonly credentials?: Readonly<Record<string, IDataObject>>;
	readonly parameters?: IDataObject;
	/** As the workflow holds them. */
	readonly nodeParameters?: INode['parameters'];
	/** What the node's context holds, whatever is asked of it. */
	readonly inContext?: unknown;
	/** How often the node has paused. */
	readonly pauses?: number;
	/** The item that waits. */
	readonly waiting?: INodeExecutionData;
	readonly staticData?: IDataObject;
	readonly type?: string;
	/** Answers of other addresses of this n8n. */
	readonly answers?: Array<{ status: number; body: unknown }>;
}

export function webhookContext(setup: WebhookSetup) {
	const { credentials = CREDENTIALS, waiting, staticData = {} } = setup;
	const answers = [...(setup.answers ?? [])];
	const answered: { status?: number; body?: unknown } = {};
	const warned: string[] = [];
	const sent: Array<{ url: string; body: unknown }> = [];
	const response = {
		status: (status: number) => ((answered.status = status), response),
		json: (body: unknown) => ((answered.body = body), response),
	};
	const context = {
		getNode: () => ({
			...nodeOf(setup.type ?? 'triggerVoiceFlow', credentials),
			...(setup.nodeParameters && { parameters: setup.nodeParameters }),
		}),
		getInstanceId: () => INSTANCE,
		getWorkflow: () => ({ id: 'workflow' }),
		getCredentials: async (name: string) => credentials[name],
		getNodeParameter: (name: string, fallback: unknown) => setup.parameters?.[name] ?? fallback,
		getQueryData: () =>
			Object.fromEntries(new URL(setup.url ?? RESUME_URL).searchParams) as IDataObject,
		logger: { warn: (line: string) => void warned.push(line) },
		getRequestObject: () => ({
			method: setup.method ?? 'POST',
			headers: setup.headers ?? {},
			rawBody: setup.body === undefined ? undefined : Buffer.from(setup.body as string),
		}),
		getResponseObject: () => response,
		getWorkflowStaticData: () => staticData,
		getNodeWebhookUrl: () => 'https://n8n.example.com/webhook/results',
		getExecutionId: () => '42',
		evaluateExpression(expression: string) {
			if (expression.includes('.context.ringbackPauses')) return setup.pauses;
			return expression.includes('.context.') ? setup.inContext : waiting?.json;
		},
		connectionInputData: waiting ? [waiting] : [],
		helpers: {
			httpRequest: async ({ url, body }: { url: string; body: unknown }) => {
				sent.push({ url, body });
				const answer = answers.shift();
				if (answer === undefined) throw new Error('nobody answers');
				return { statusCode: answer.status, body: answer.body };
			},
		},
	};
	return { context: context as unknown as IWebhookFunctions, answered, sent, staticData, warned };
}

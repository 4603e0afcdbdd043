/** The n8n of `npm run demo -- --list`: scripts/demo/n8n.mjs bundles and runs it. */
import { randomBytes } from 'node:crypto';
import { addAccounts } from './accounts';
import type { DemoSettings } from './demo';
import { TRIGGER_TYPE, importExample, readExample } from './examples';
import { isUnderWay, itemsOf, readExecution, type Json } from './executions';
import { OWNER, startHost } from './host';
import { openResults } from './result-workflow';
import { changeNodes, type NodeJson, type WorkflowJson } from './workflow';

/** Settings of the call that the demo has otherwise than the example. */
export interface Hurried {
	readonly waitLimitMinutes: string;
	readonly maxCalls: string;
	readonly afterBusyMinutes: string;
	readonly afterNoAnswerMinutes: string;
	readonly callingHours: string;
}

export interface ListDemoHost {
	readonly url: string;
	readonly loginHint: string;
	/** Begins with these rows. */
	call(people: readonly object[]): Promise<void>;
	/** The rows of the results, once the list has ended. */
	rows(): Promise<readonly Json[] | undefined>;
	stop(): Promise<void>;
}

/** n8n with the example "From a list to results" at the sandbox. */
export async function startListDemo(
	{ root, installFolder, userFolder, port, sandboxUrl }: DemoSettings,
	hurried: Hurried,
): Promise<ListDemoHost> {
	const host = await startHost(root, { installFolder, userFolder, port });
	try {
		const secret = randomBytes(24).toString('base64url');
		const accounts = await addAccounts(host, sandboxUrl, secret);
		await openResults(host, accounts);
		const example = sooner(readExample(root, 'list-to-results'), hurried);
		let execution: string | undefined;
		return {
			url: host.url,
			loginHint: `(sign in as ${OWNER.email} with ${OWNER.password})`,
			async call(people) {
				const id = await importExample(host, example, accounts, ({ name, parameters }) =>
					name === 'People'
						? { parameters: { ...parameters, jsonOutput: JSON.stringify({ people }) } }
						: undefined,
				);
				execution = await host.run(id, 'Start');
			},
			async rows() {
				if (execution === undefined) return undefined;
				const found = await readExecution(host.rest, execution);
				if (isUnderWay(found)) return undefined;
				if (found.status !== 'success')
					throw new Error(`n8n ended the list as ${found.status}: ${found.error?.message}`);
				return itemsOf(found, 'Row of the Result');
			},
			stop: () => host.stop(),
		};
	} catch (error) {
		await host.stop();
		throw error;
	}
}

interface Options {
	readonly rules: { readonly values: object };
}

const sooner = (example: WorkflowJson, hurried: Hurried): WorkflowJson =>
	changeNodes(example, ({ type, parameters }: NodeJson) => {
		if (type !== TRIGGER_TYPE) return undefined;
		const { waitLimitMinutes, callingHours, maxCalls, ...pauses } = hurried;
		const { rules, ...others } = parameters.options as Options;
		return {
			parameters: {
				...parameters,
				waitLimitMinutes: Number(waitLimitMinutes),
				options: {
					...others,
					tryAgain: { values: { maxCalls: Number(maxCalls), ...pauses } },
					rules: { values: { ...rules.values, callingHours } },
				},
			},
		};
	});

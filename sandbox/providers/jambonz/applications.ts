/** The applications of the account with their status hooks, and its numbers (jambonz-api-server 0.9.6). */
import { jsonOrUndefined } from '../../base/parse';
import type { Context } from '../../engine/context';
import type { Flow } from '../../flows/flow';
import type { Received, Reply } from '../../server/http';
import { ACCOUNT } from './credentials';
import type { JambonzOptions } from './options';
import { isObject, refusal } from './request';

export const flowId = (id: string): string => id;
export const flowIdOf = ({ id }: Flow): string => id.toLowerCase();

/** A hook is given as its address, or as an object with it. */
const hookIn = (given: unknown): string | undefined => {
	const url = isObject(given) ? given.url : given;
	return typeof url === 'string' && URL.canParse(url) ? url : undefined;
};

export interface Applications {
	find(application: unknown): Flow | undefined;
	/** Where an application's statuses are posted to; undefined where it was told nothing. */
	hookOf(application: string): string | undefined;
	list(): Reply;
	/** Changes what an application is, as far as the sandbox knows it: its status hook. */
	change(received: Received): Reply;
}

export function createApplications(context: Context<JambonzOptions>): Applications {
	/** By application. */
	const hooks = new Map<string, string>();
	const published = () => context.flows.list().filter(({ state }) => state === 'published');
	const find = (application: unknown) => published().find((each) => flowIdOf(each) === application);
	const hookOf = (application: string) =>
		hooks.get(application) ?? (context.options.jambonzStatusHook || undefined);
	return {
		find,
		hookOf,
		list: () => ({
			status: 200,
			body: published().map((flow) => {
				const url = hookOf(flowIdOf(flow));
				return {
					application_sid: flowIdOf(flow),
					name: flow.name,
					account_sid: ACCOUNT.accountSid,
					call_hook: { url: 'https://your-application.example/call', method: 'POST' },
					call_status_hook: url === undefined ? null : { url, method: 'POST' },
				};
			}),
		}),
		change({ params, body }) {
			const flow = find(params.application);
			if (!flow) return { status: 404, body: 'Not Found' };
			const given = jsonOrUndefined(body);
			const url = isObject(given) ? hookIn(given.call_status_hook) : undefined;
			if (url === undefined) return refusal(400, 'call_status_hook must be an object with a url');
			hooks.set(flowIdOf(flow), url);
			return { status: 204 };
		},
	};
}

export const numbers = (): Reply => ({
	status: 200,
	body: ACCOUNT.callers.map((number, at) => ({
		phone_number_sid: `00000000-0000-4000-8000-0000000000d${at + 1}`,
		// carriers send numbers without a plus sign
		number: number.slice(1),
		account_sid: ACCOUNT.accountSid,
		application_sid: null,
	})),
});

import type { About, FlowView } from '../kit/wire';

/** A request that the page itself sends to have a phone ring. */
export interface TestCall {
	readonly path: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Readonly<Record<string, unknown>>;
}

/** Lets a phone ring as long as CM.com's API can, so that there is time to pick up. */
const RING_SECONDS = 60;

/** A call by CM.com's API: one request, no token to fetch first, nobody to report to. */
export function testCall(
	flow: FlowView,
	about: About,
	{ to, reference }: { to: string; reference: string },
): TestCall {
	const { url, exampleBody } = flow.requestDetails.cmCom;
	const { 'callback-url': _callback, 'flow-variables': variables, ...rest } = exampleBody;
	const spoken = Object.fromEntries(
		Object.entries((variables ?? {}) as Record<string, unknown>).filter(
			([name]) => !/url|token/.test(name),
		),
	);
	return {
		path: new URL(url).pathname,
		headers: {
			'content-type': 'application/json',
			'x-cm-producttoken': String(about.credentials.cmCom.productToken),
		},
		body: {
			...rest,
			callee: to,
			'instruction-id': reference,
			'max-ringing-timeout': RING_SECONDS,
			'flow-variables': spoken,
		},
	};
}

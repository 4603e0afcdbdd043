/** What a self-test of the callback says about a report that did not arrive. */
import type { FailureKind } from '../base/errors';

const WHY: Readonly<Record<number, string>> = {
	200: 'Something else answers there: check that the address leads to this flow, and that it is deployed.',
	401: 'The callback secret there is another one: use the same on both sides.',
	404: 'There is nothing at this address: check it, and that the flow behind it is deployed or published.',
	405: 'Reports are not let through there: allow GET and POST on this path.',
	413: 'Something on the way refuses the report as too large.',
	502: 'Something on the way does not reach this machine: check the tunnel or the proxy.',
	503: 'The flows are being deployed: try again in a moment.',
	504: 'Something on the way does not reach this machine: check the tunnel or the proxy.',
};

const NO_ANSWER: Partial<Record<FailureKind, string>> = {
	unreachable:
		'No response from there, or its certificate is not trusted: check the public address, the tunnel or the proxy.',
	timedOut: 'There was no answer in time: something on the way holds back what is sent there.',
	connectionLost: 'The connection broke off: something on the way does not let reports through.',
};

export const SELF_TEST_WORDS = {
	answered: (status: number): string =>
		[
			`The address answered ${status}.`,
			WHY[status] ??
				(status >= 300 && status < 400
					? 'It leads on to another address, which reports do not follow: use that one.'
					: 'Check what stands between the provider and this machine, such as a login or a firewall.'),
		].join(' '),
	login:
		'The address answered 401: a login stands in front of it. Write its name and password into the address, as https://user:password@host, or let this path through without a login.',
	changed: (exit: string): string =>
		`The report arrived as "${exit}": something on the way changes what passes.`,
	elsewhere: 'Another installation with the same account and secret answers there.',
	noAnswer: (kind: FailureKind | null): string =>
		(kind && NO_ANSWER[kind]) ?? 'The report could not be sent there.',
} as const;

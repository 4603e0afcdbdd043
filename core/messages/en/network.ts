/** What is said of requests that got no answer, whatever they were for. */
import type { Words } from '../message';

export const NETWORK_MESSAGES = {
	unreachable: (address: string): Words => [
		'unreachable',
		`No connection to ${address}.`,
		'Check the address and the network. For the sandbox: start it with "npx @ringback/sandbox".',
	],
	certificateNotTrusted: (address: string): Words => [
		'unreachable',
		`The certificate of ${address} is not trusted, so nothing was sent to it.`,
		'Check the address. For a server with a certificate of your own, name its authority in NODE_EXTRA_CA_CERTS and restart; this check cannot be switched off.',
	],
	proxyRefused: (address: string, status: number): Words => [
		'unreachable',
		`The proxy refused the way to ${address} (${status}), so nothing was sent there.`,
		status === 407
			? 'Put the user name and password of the proxy into its address in HTTPS_PROXY, and restart.'
			: 'Allow this address in the proxy, or name it in NO_PROXY and restart.',
	],
	timedOut: (address: string): Words => [
		'timedOut',
		`No response from ${address} in time.`,
		'Check the address and the network.',
	],
	connectionLost: (address: string): Words => [
		'connectionLost',
		`The connection to ${address} broke off.`,
		'Check the address and the network.',
	],
	answerTooLarge: (address: string, limitBytes: number): Words => [
		'unreadableAnswer',
		`More than ${Math.round(limitBytes / 1024)} KB came from ${address}, and were not read.`,
		'Check the address.',
	],
} as const;

/** What is said of requests that got no answer, whatever they were for. */
import type { Words } from './words';

export const NETWORK_MESSAGES = {
	unreachable: (address: string): Words => [
		'unreachable',
		`Nobody answers at ${address}.`,
		'Check the address and the network. For the sandbox: start it with "npx @ringback/sandbox".',
	],
	certificateNotTrusted: (address: string): Words => [
		'unreachable',
		`The certificate of ${address} is not trusted, so nothing was sent to it.`,
		'Check the address. For a server with a certificate of your own, name its authority in NODE_EXTRA_CA_CERTS and restart; this check cannot be switched off.',
	],
	timedOut: (address: string): Words => [
		'timedOut',
		`${address} gave no answer in time.`,
		'Check the address and the network.',
	],
	connectionLost: (address: string): Words => [
		'connectionLost',
		`The connection to ${address} broke off.`,
		'Check the address and the network.',
	],
} as const;

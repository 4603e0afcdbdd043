/** A mail server that keeps what it is sent (RFC 5321, the little that a client needs). */
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { until } from './until';

export interface Mail {
	readonly to: string;
	/** Headers and body, with quoted-printable undone. */
	readonly text: string;
}

export interface MailServer {
	/** The data of an SMTP credential for it. */
	readonly credential: Readonly<Record<string, unknown>>;
	readonly mails: readonly Mail[];
	/** The first mail to an address, once it has come. */
	to(address: string): Promise<Mail>;
	stop(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
	const mails: Mail[] = [];
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket.on('close', () => sockets.delete(socket)));
		converse(socket, (mail) => mails.push(mail));
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	return {
		credential: {
			user: '',
			password: '',
			host: '127.0.0.1',
			port,
			secure: false,
			disableStartTls: true,
		},
		mails,
		to: (address) =>
			until(`a mail to ${address}`, async () => mails.find(({ to }) => to === address)),
		stop: async () => {
			for (const socket of sockets) socket.destroy();
			await new Promise((closed) => server.close(closed));
		},
	};
}

function converse(socket: Socket, keep: (mail: Mail) => void): void {
	const say = (line: string) => socket.write(`${line}\r\n`);
	let to = '';
	let data: string[] | undefined;
	let rest = '';
	say('220 mail for tests');
	socket.setEncoding('utf8').on('data', (chunk: string) => {
		const lines = (rest + chunk).split('\r\n');
		rest = lines.pop() ?? '';
		for (const line of lines) hear(line);
	});

	function hear(line: string): void {
		if (data !== undefined) {
			if (line !== '.') return void data.push(line.replace(/^\./, ''));
			keep({ to, text: plain(data.join('\n')) });
			data = undefined;
			return void say('250 kept');
		}
		if (/^RCPT TO:/i.test(line)) to = /<(.*)>/.exec(line)?.[1] ?? '';
		if (/^DATA/i.test(line)) data = [];
		if (/^QUIT/i.test(line)) return void socket.end('221 bye\r\n');
		say(data === undefined ? '250 ok' : '354 go on');
	}
}

const plain = (text: string): string =>
	text
		.replace(/=\n/g, '')
		.replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

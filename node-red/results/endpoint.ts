/**
 * The address that results come to: `<httpNodeRoot>/ringback/<account id>`, by GET and POST.
 * Node-RED's own body parsers run before every route, so the bytes of our reports are read
 * ahead of them, and put back: everything else (httpNodeAuth, httpNodeMiddleware) comes first
 * as usual, and finds the request as if it was not read.
 */
import type { ServerResponse } from 'node:http';
import type { NodeAPI } from 'node-red';
import type { Express, NextFunction, Request, RequestHandler, Response } from 'express';
import {
	REPORT_LIMIT_BYTES,
	calledAddress,
	isSelfTest,
	receiveReport,
	selfTestAnswer,
	type ReceivedReport,
} from '../../core';
import { accountOf, type AccountNode } from '../state/accounts';
import type { Claim } from '../state/memory';
import { heardBefore, recallHeard } from './heard';
import { resultMemoryOf } from './result-memory';
import { INSTANCE } from '../host/instance';
import { reportText } from './report-body';
import { handOutResult } from './hand-out';
import { isDeploying, takenBy } from './router';
import { reportWatch } from './watch';

const PATH = '/ringback/';
const RETRY_AFTER_SECONDS = '5';
const mounted = new WeakSet<object>();
let started = false;

type RawRequest = Request & { reportText?: string; _body?: boolean };
type Layer = { handle: unknown };
type Root = Express & { parent?: Root; _router?: { stack: Layer[] }; router?: { stack: Layer[] } };

/** The path of an account's result address below the server's root; null when HTTP nodes are switched off. */
export const resultPath = (RED: NodeAPI, accountId: string): string | null => {
	const root = RED.settings.httpNodeRoot as string | false | undefined;
	return root === false ? null : `${String(root ?? '/').replace(/\/$/, '')}${PATH}${accountId}`;
};

/** Adds the route, once per application. */
export function mountIntake(RED: NodeAPI): void {
	const prefix = resultPath(RED, '');
	if (prefix === null || mounted.has(RED.httpNode)) return;
	mounted.add(RED.httpNode);
	// the server listens some moments before the flows are there
	RED.events.once('flows:started', () => {
		started = true;
	});

	let root = RED.httpNode as Root;
	while (root.parent) root = root.parent;
	const capture = captureBody(prefix);
	root.use(capture);
	const stack = (root._router ?? root.router)?.stack ?? [];
	const at = stack.findIndex(({ handle }: Layer) => handle === capture);
	stack.unshift(...stack.splice(at, 1));

	const own = (RED.settings as { httpNodeMiddleware?: RequestHandler }).httpNodeMiddleware;
	const before: RequestHandler[] = typeof own === 'function' ? [own] : [];
	RED.httpNode.get(`${PATH}:account`, ...before, answer);
	RED.httpNode.post(`${PATH}:account`, ...before, answer);
}

/** Reads the bytes of reports, up to the limit, and puts them back. It decides nothing. */
const captureBody =
	(prefix: string): RequestHandler =>
	(req: RawRequest, res, next) => {
		if (req.method !== 'POST' || !isResultAddress(req.originalUrl ?? req.url, prefix))
			return next();
		if (Number(req.headers['content-length'] ?? 0) > REPORT_LIMIT_BYTES) return tooLarge(res);
		const chunks: Buffer[] = [];
		let bytes = 0;
		const read = () => {
			for (let chunk: Buffer | null; (chunk = req.read() as Buffer | null) !== null;) {
				bytes += chunk.length;
				if (bytes <= REPORT_LIMIT_BYTES) chunks.push(chunk);
			}
			if (bytes <= REPORT_LIMIT_BYTES && !req.complete) return;
			req.off('readable', read);
			if (bytes > REPORT_LIMIT_BYTES) {
				req.resume();
				return tooLarge(res);
			}
			const body = Buffer.concat(chunks);
			// in the same turn, before the stream says that it has ended
			if (body.length > 0) req.unshift(body);
			// tells the parsers that come next that the body was read
			req._body = true;
			void reportText(body, req.headers).then((text) => {
				if (text === null) return tooLarge(res);
				req.reportText = text;
				next();
			});
		};
		req.on('readable', read);
		req.on('error', next);
	};

/** With both roots at `/`, the editor's own requests begin the same way: they are not ours to read. */
function isResultAddress(url: string, prefix: string): boolean {
	if (!url.startsWith(prefix)) return false;
	const [accountId = ''] = url.slice(prefix.length).split(/[/?#]/);
	return accountOf(accountId) !== undefined;
}

/** Ahead of Express's own set-up, so the response is still Node's: it has no status() or json(). */
function tooLarge(res: ServerResponse): void {
	res.writeHead(413, { connection: 'close', 'content-type': 'application/json' });
	res.end(JSON.stringify({ error: 'The report is too large.' }));
}

function answer(req: RawRequest, res: Response, _next: NextFunction): void {
	// what looks whether there is something reports nothing
	if (req.method === 'HEAD') return void res.status(405).set('Allow', 'GET, POST').end();
	const accountId = String(req.params.account);
	const account = accountOf(accountId);
	if (!started || account === null || isDeploying(accountId)) return comeBack(res);
	if (account === undefined) {
		res.status(404).json({ error: 'There is no such result address.' });
		return;
	}
	if (account.tokenKeys === null) {
		res.status(401).json({ error: 'The account has no callback secret.' });
		return;
	}
	const query = Object.fromEntries(
		Object.entries(req.query).filter(
			(entry): entry is [string, string] => typeof entry[1] === 'string',
		),
	);
	const received = receiveReport(
		{ query, rawBody: req.reportText ?? '', ...signedPartsOf(req, account) },
		account.tokenKeys,
		Date.now(),
		['account'],
		{ provider: account.provider?.id ?? '', settings: account.account },
	);
	if (received.verdict !== 'refused') reportWatch.arrived(received.token);
	if (received.verdict !== 'final') {
		if (received.verdict === 'refused') account.forged();
		const why = 'why' in received ? { error: received.why } : { ok: true };
		res.status(received.httpStatus).json(why);
		return;
	}
	if (isSelfTest(received.token)) {
		res.status(200).json(selfTestAnswer(received.token, received.result, INSTANCE));
		return;
	}
	const claimed = Promise.all([
		resultMemoryOf(account).claim(received.token, received.result),
		recallHeard(account),
	]);
	void claimed.then(([claim]) => handOut(account, received, claim, res));
}

/** What providers sign beside the body. */
const signedPartsOf = ({ headers, originalUrl }: RawRequest, { resultUrl }: AccountNode) => ({
	headers: headers as Record<string, string>,
	url: calledAddress(resultUrl ?? '', originalUrl),
});

function comeBack(
	res: Response,
	error = 'The flows are being deployed; send the report again.',
): void {
	res.status(503).set('Retry-After', RETRY_AFTER_SECONDS);
	res.json({ error });
}

function handOut(
	account: AccountNode,
	{ token, result }: Extract<ReceivedReport, { verdict: 'final' }>,
	claim: Claim,
	res: Response,
): void {
	const memory = resultMemoryOf(account);
	const again = (why?: string) => {
		if (claim === 'ours') memory.letGo(token);
		comeBack(res, why);
	};
	// the memory of an earlier process takes a moment to read, in which flows can be deployed
	if (accountOf(account.id) !== account || isDeploying(account.id)) return again();
	if (claim === 'elsewhere')
		return again('Another process takes this result at the moment; send the report again.');
	if (claim === 'passed') return void res.status(200).json({ ok: true });
	const delivery = claim === 'delivered' ? 'duplicate' : handOutResult(account, token, result);
	if (delivery === 'deploying') return again();
	if (delivery === 'stranded') {
		account.unclaimed(result);
		return again('No node takes this result at the moment; send the report again.');
	}
	const answer = { ok: true, ...(delivery === 'duplicate' ? { duplicate: true } : {}) };
	// the message is with the next node by then; what the flow does with it may take its time
	const noted = delivery === 'duplicate' ? undefined : account.noteOptOut(result);
	void Promise.all([takenBy(token), noted]).then(([heard]) => {
		const told = { ...answer, ...heardBefore(token), ...heard };
		setImmediate(() => setImmediate(() => res.status(200).json(told)));
	});
	// also of a duplicate that this process alone knows to be one
	if (claim === 'ours') memory.keep(token);
}

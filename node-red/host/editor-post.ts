import type { NodeAPI } from 'node-red';
import type { Request, RequestHandler, Response } from 'express';

/** By the editor's server: a runtime that is started anew has another one. */
const mounted = new WeakMap<object, Set<string>>();

/** What a button of a dialog posts to, once per server; only for those who may change flows. */
export function onEditorPost(
	RED: NodeAPI,
	path: string,
	answer: (req: Request, res: Response) => void,
): void {
	// absent in headless installations, which have no button to press either
	if (!RED.httpAdmin) return;
	const paths = mounted.get(RED.httpAdmin) ?? new Set();
	if (paths.has(path)) return;
	mounted.set(RED.httpAdmin, paths.add(path));
	// a page of another site can make a browser send forms, and JSON only where CORS allows it
	const jsonOnly: RequestHandler = (req, res, next) => {
		if (req.is('application/json')) return next();
		res.status(415).json({ message: 'Send JSON, with the content type application/json.' });
	};
	const mayWrite = RED.auth.needsPermission('ringback.write') as RequestHandler;
	RED.httpAdmin.post(path, mayWrite, jsonOnly, answer);
}

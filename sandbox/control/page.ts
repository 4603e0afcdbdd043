import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { baseUrlsAt } from '../providers';
import { plainRefusal, type Reply, type Route, type Site } from '../server/http';

/** Built files of the page: beside the bundle, or in `dist` when this runs from its source. */
const FOLDERS = [join(__dirname, 'page'), join(__dirname, '..', 'dist', 'page')];

/** Path → file and its type. */
const FILES = {
	'/': ['index.html', 'text/html; charset=utf-8'],
	'/page/page.js': ['page.js', 'text/javascript; charset=utf-8'],
	'/page/page-style.css': ['page-style.css', 'text/css; charset=utf-8'],
	'/page/icon.svg': ['icon.svg', 'image/svg+xml'],
} as const;

/**
 * The page runs its own files and talks to its own server, nothing else: what callers send can
 * become neither script nor style nor markup.
 */
const POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self'",
	"connect-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
	"require-trusted-types-for 'script'",
	"trusted-types 'none'",
].join('; ');

const HEADERS = {
	'content-security-policy': POLICY,
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'referrer-policy': 'no-referrer',
	'x-content-type-options': 'nosniff',
	'cache-control': 'no-cache',
};

const ADDRESSES_GO_HERE = '<!-- addresses -->';

const escaped = (text: string): string =>
	text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** The providers' addresses, for browsers without script; the host is the client's own word. */
const addresses = (origin: string): string =>
	Object.entries(baseUrlsAt(origin))
		.map(([provider, url]) => `<li>${provider}: <code>${escaped(url)}</code></li>`)
		.join('');

function fileReply(name: string, type: string, origin: string): Reply {
	const path = FOLDERS.map((folder) => join(folder, name)).find(existsSync);
	return path === undefined
		? plainRefusal(503, 'the page is not built; run "npm run build"')
		: {
				status: 200,
				headers: { ...HEADERS, 'content-type': type },
				body: readFileSync(path, 'utf8').replace(ADDRESSES_GO_HERE, () => addresses(origin)),
			};
}

/** `/`: the phones to pick up, and everything else the control API can do, for people. */
export const page: Site = {
	root: '',
	routes: Object.entries(FILES).map(([path, [name, type]]): Route => ({
		method: 'GET',
		path,
		handle: ({ origin }) => fileReply(name, type, origin),
	})),
	refusal: plainRefusal,
};

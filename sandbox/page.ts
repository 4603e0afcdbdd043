import { baseUrlsAt, version } from './about';
import type { Reply, Site } from './http';
import { PROVIDERS } from './providers';

const escape = (text: string): string =>
	text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

function html(url: string): string {
	const addresses = baseUrlsAt(url);
	const rows = PROVIDERS.map(
		(provider) => `<tr><td>${provider}<td><code>${escape(addresses[provider])}</code>`,
	);
	return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Ringback sandbox</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<style>body{font:1rem/1.5 system-ui;max-width:45rem;margin:2rem auto;padding:0 1rem}td{padding-right:2rem}</style>
<h1>Ringback sandbox ${escape(version)}</h1>
<p>Point an account at one of these addresses; no real phone rings.</p>
<table>${rows.join('\n')}</table>
<ul>
<li><a href="/_sandbox/about">Credentials, flows and numbers</a>
<li><a href="/_sandbox/calls">Calls</a>
<li><a href="/_sandbox/faults">Faults</a>
<li><a href="/_sandbox/options">Options</a>
</ul></html>
`;
}

/** `/`: where everything is. */
export const page: Site = {
	root: '',
	routes: [
		{
			method: 'GET',
			path: '/',
			handle: ({ origin }) => ({
				status: 200,
				headers: { 'content-type': 'text/html; charset=utf-8' },
				body: html(origin),
			}),
		},
	],
	refusal: (status, message): Reply => ({ status, body: { message } }),
};

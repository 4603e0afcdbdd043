import type { Route, Site } from './http';

export type Found =
	| { readonly kind: 'route'; site: Site; route: Route; params: Record<string, string> }
	| { readonly kind: 'wrongMethod'; site: Site; allowed: string[] }
	| { readonly kind: 'nothing'; site?: Site };

function decoded(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}

/** The `{names}` of a pattern as found in a path; undefined when it does not match. */
export function matchPath(
	pattern: string,
	path: string,
	ignoreCase = false,
): Record<string, string> | undefined {
	const wanted = pattern.split('/');
	const given = path.split('/');
	if (wanted.length !== given.length) return undefined;
	const params: Record<string, string> = {};
	for (const [index, segment] of wanted.entries()) {
		const value = decoded(given[index]!);
		if (segment.startsWith('{')) {
			if (value === '') return undefined;
			params[segment.slice(1, -1)] = value;
		} else if (ignoreCase ? segment.toLowerCase() !== value.toLowerCase() : segment !== value)
			return undefined;
	}
	return params;
}

/** Which route a request is for. */
export function findRoute(sites: readonly Site[], method: string, path: string): Found {
	const site = sites.find(({ root }) => path === root || path.startsWith(`${root}/`));
	if (!site) return { kind: 'nothing' };
	const asked = site.ignoreSlashAtEnd ? path.replace(/\/$/, '') : path;
	const matching = site.routes.flatMap((route) => {
		const params = matchPath(site.root + route.path, asked, site.ignoreCase);
		return params ? [{ route, params }] : [];
	});
	if (matching.length === 0) return { kind: 'nothing', site };
	const match = matching.find(({ route }) => route.method === method);
	if (match) return { kind: 'route', site, ...match };
	return { kind: 'wrongMethod', site, allowed: matching.map(({ route }) => route.method) };
}

import { byId } from './dom';

export interface View {
	/** Draws what has changed; called while the view is in sight. */
	render(): void;
	/** The view comes into sight, with what stands behind its name in the address. */
	open?(rest: string): void;
}

function decoded(hash: string): string {
	try {
		return decodeURIComponent(hash);
	} catch {
		return hash;
	}
}

/** Shows the view that the address names: `#calls/abc` is the view `calls` opened with `abc`. */
export function startRouter<Name extends string>(
	views: Readonly<Record<Name, View>>,
	first: NoInfer<Name>,
): { current(): View } {
	let current: NoInfer<Name> = first;
	const names = Object.keys(views) as Name[];

	function show() {
		const [name, ...rest] = decoded(location.hash.slice(1)).split('/');
		const wanted = name === '' ? first : names.find((known) => known === name);
		if (wanted === undefined) return;
		current = wanted;
		for (const known of names) byId(`view-${known}`).hidden = known !== current;
		for (const link of Array.from(document.querySelectorAll('nav a')))
			if (link.getAttribute('href') === `#${current}`) link.setAttribute('aria-current', 'page');
			else link.removeAttribute('aria-current');
		views[current].open?.(rest.join('/'));
		views[current].render();
	}
	addEventListener('hashchange', show);
	show();
	return { current: () => views[current] };
}

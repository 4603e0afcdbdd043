import type { VNode } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { prefer, preference } from './preferences';

/** Each choice, what the button says, and the one behind it. */
const THEMES = {
	auto: { label: 'Theme: auto', next: 'light' },
	light: { label: 'Theme: light', next: 'dark' },
	dark: { label: 'Theme: dark', next: 'auto' },
} as const;
type Theme = keyof typeof THEMES;

const isTheme = (name: string | null): name is Theme => name !== null && name in THEMES;
const stored = (): Theme => {
	const name = preference('theme');
	return isTheme(name) ? name : 'auto';
};

export function ThemeButton(): VNode {
	const [theme, setTheme] = useState(stored);
	const { label, next } = THEMES[theme];
	useLayoutEffect(() => void (document.documentElement.dataset.theme = theme), [theme]);
	function choose() {
		prefer('theme', next);
		setTheme(next);
	}
	return (
		<button type="button" id="theme" class="plain" onClick={choose}>
			{label}
		</button>
	);
}

import { byId, setText } from './dom';
import { prefer, preference } from './preferences';

/** Each choice, what the button says, and the one behind it. */
const THEMES = {
	auto: { label: 'Theme: auto', next: 'light' },
	light: { label: 'Theme: light', next: 'dark' },
	dark: { label: 'Theme: dark', next: 'auto' },
} as const;
type Theme = keyof typeof THEMES;

const isTheme = (name: string | null): name is Theme => name !== null && name in THEMES;

export function startTheme(): void {
	const button = byId('theme');
	function show(theme: Theme) {
		document.documentElement.dataset.theme = theme;
		setText(button, THEMES[theme].label);
	}
	const stored = preference('theme');
	let theme: Theme = isTheme(stored) ? stored : 'auto';
	show(theme);
	button.addEventListener('click', () => {
		theme = THEMES[theme].next;
		prefer('theme', theme);
		show(theme);
	});
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const CSS = readFileSync(join(__dirname, '../../../sandbox/page/kit/tokens.css'), 'utf8');

/** Name → colour in the light and in the dark. */
const TOKENS = new Map(
	[...CSS.matchAll(/--([\w-]+): (?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}))/g)].map(
		([, name, light, dark, both]) => [name!, { light: light ?? both!, dark: dark ?? both! }],
	),
);

/** Relative luminance as WCAG 2 defines it. */
function luminance(colour: string): number {
	const [red, green, blue] = [1, 3, 5].map((start) => {
		const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
function contrast(one: string, other: string): number {
	const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (light! + 0.05) / (dark! + 0.05);
}

/** What carries text, on what it may stand. */
const TEXT: readonly (readonly [text: string, grounds: readonly string[]])[] = [
	['ink', ['ground', 'surface', 'sunken', 'quiet-ground', 'live-ground', 'good-ground']],
	['muted', ['ground', 'surface', 'quiet-ground', 'live-ground']],
	['accent', ['ground', 'surface']],
	['on-accent', ['accent']],
	...['good', 'warn', 'bad', 'live', 'quiet'].map(
		(tone) => [tone, [`${tone}-ground`, 'surface']] as const,
	),
	['quiet', ['ground', 'live-ground', 'good-ground']],
	['glass-ink', ['glass', 'glass-deep', 'glass-key']],
	['glass-muted', ['glass', 'glass-deep', 'glass-key']],
	['gold', ['glass', 'glass-deep']],
	['glass-deep', ['gold']],
	['on-call', ['call-green', 'call-red']],
];

describe('contrast', () => {
	it.each(
		TEXT.flatMap(([text, grounds]) =>
			grounds.flatMap((ground) =>
				(['light', 'dark'] as const).map((theme) => ({ text, ground, theme })),
			),
		),
	)('of $text on $ground in the $theme is at least 4.5', ({ text, ground, theme }) => {
		const colours = [TOKENS.get(text)?.[theme], TOKENS.get(ground)?.[theme]];
		expect(colours).toEqual([expect.any(String), expect.any(String)]);
		expect(contrast(colours[0]!, colours[1]!)).toBeGreaterThanOrEqual(4.5);
	});
});

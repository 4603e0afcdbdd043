/** Icons can be told from what they stand on, in both themes of both hosts. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
/** What WCAG 2.2 asks of graphics (1.4.11). */
const LEAST = 3;
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

type Rgb = readonly [number, number, number];
const rgb = (hex: string): Rgb => {
	const full = hex.length === 4 ? hex.replace(/[\da-f]/gi, '$&$&') : hex;
	return [1, 3, 5].map((from) => parseInt(full.slice(from, from + 2), 16)) as unknown as Rgb;
};
/** A veil over a colour, as Node-RED draws one behind an icon. */
const over = (colour: Rgb, veil: Rgb, opacity: number) =>
	colour.map((part, index) => part * (1 - opacity) + veil[index]! * opacity) as unknown as Rgb;

/** WCAG's relative luminance. */
const luminance = (colour: Rgb) => {
	const [red, green, blue] = colour.map((part) => {
		const share = part / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	}) as unknown as Rgb;
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
function contrast(one: Rgb, other: Rgb): number {
	const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (light! + 0.05) / (dark! + 0.05);
}

const BLACK = rgb('#000');
const WHITE = rgb('#fff');
const coloursIn = (svg: string) =>
	[...svg.matchAll(/(?:fill|stroke)="(#[\da-f]{3,6})"/gi)].map(([, hex]) => hex!);

describe('contrast', () => {
	it('is 21 between black and white, and 1 between equals', () => {
		expect(contrast(BLACK, WHITE)).toBeCloseTo(21);
		expect(contrast(WHITE, WHITE)).toBe(1);
	});
});

describe('icons of the Node-RED nodes', () => {
	const nodes = globSync('node-red/nodes/*/editor.ts', { cwd: ROOT }).flatMap((file) => {
		const text = read(file);
		const icon = /icon: '(ringback-[\w-]+\.svg)'/.exec(text)?.[1];
		const colour = /color: '(#[\dA-F]{6})'/i.exec(text)?.[1];
		return icon && colour ? [{ icon, colour }] : [];
	});

	it('are all looked at', () => {
		expect(nodes.map(({ icon }) => `node-red/icons/${icon}`).sort()).toEqual(
			globSync('node-red/icons/*.svg', { cwd: ROOT }).sort(),
		);
	});

	// red-ui-node-icon-background-color of Node-RED 5.0
	it.each(
		nodes.flatMap((node) => [
			{ ...node, theme: 'light', veil: BLACK, opacity: 0.05 },
			{ ...node, theme: 'dark', veil: WHITE, opacity: 0.07 },
		]),
	)('$icon stands out in the $theme theme', ({ icon, colour, veil, opacity }) => {
		for (const ink of coloursIn(read(`node-red/icons/${icon}`)))
			expect(contrast(rgb(ink), over(rgb(colour), veil, opacity))).toBeGreaterThanOrEqual(LEAST);
	});
});

describe('icons of the n8n nodes', () => {
	/** Canvas, panel and node of n8n's editor, as they are drawn in 2.41. */
	const GROUNDS = { light: ['#ffffff', '#f5f5f5'], dark: ['#171717', '#2d2e2e'] };

	/** The keyhole stands on the lock, not on the ground. */
	const ON_A_SHAPE = ['#ffffff', '#12343a'];

	it.each(globSync('icons/*.svg', { cwd: ROOT }))('%s stands out', (file) => {
		const inks = coloursIn(read(file)).filter((ink) => !ON_A_SHAPE.includes(ink));
		expect(inks.length).toBeGreaterThan(0);
		for (const ground of GROUNDS[file.includes('.dark.') ? 'dark' : 'light'])
			for (const ink of inks) expect(contrast(rgb(ink), rgb(ground))).toBeGreaterThanOrEqual(LEAST);
	});
});

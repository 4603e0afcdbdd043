import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import type { validatePhoneNumber } from '../../../core/phone';

/** Counts expressions as they are built: plans are made of them. */
const COUNTING = `
	const Original = RegExp;
	let built = 0;
	RegExp = function (...args) { built += 1; return new Original(...args); };
	RegExp.prototype = Original.prototype;
`;

let code: string;
beforeAll(async () => {
	const bundle = await build({
		entryPoints: ['core/phone/index.ts'],
		bundle: true,
		write: false,
		format: 'cjs',
		platform: 'neutral',
		minify: true,
	});
	code = bundle.outputFiles[0]!.text;
});

/** A place without process, require, timers or any other thing of Node. */
function load() {
	const place: { validatePhoneNumber?: typeof validatePhoneNumber; built?: () => number } = {};
	const loaded = runInNewContext(
		`${COUNTING} const module = { exports: {} }; ${code}; ({ ...module.exports, built: () => built })`,
	);
	return Object.assign(place, loaded) as Required<typeof place>;
}

describe('core/phone as one file', () => {
	it('runs where there is nothing but JavaScript', () =>
		expect(load().validatePhoneNumber('+31 6 12345678').e164).toBe('+31612345678'));

	it('compiles no plan until one is asked for, and then one country only', () => {
		const { built, validatePhoneNumber: check } = load();
		const atStart = built();
		check('+31612345678');
		const forOne = built() - atStart;
		expect(atStart).toBeLessThan(10);
		expect(forOne).toBeGreaterThan(5);
		expect(forOne).toBeLessThan(60);
		check('+31687654321');
		expect(built() - atStart).toBe(forOne);
	});

	it('is small: metadata, time zones and code below 240 kB', () =>
		expect(code.length).toBeLessThan(240_000));
});

import { added, migrated, newestVersion, type Migration } from '../../../core/base/migrate';

const STEPS: readonly Migration[] = [
	{ from: 1, to: 2, migrate: added('limit', 10) },
	{
		from: 2,
		to: 2.1,
		migrate: ({ minutes, ...settings }) => ({ ...settings, seconds: Number(minutes) * 60 }),
	},
];

describe('settings that an earlier version saved', () => {
	it('take each step behind their version, in order', () => {
		expect(migrated({ minutes: 2 }, 1, STEPS)).toEqual({ limit: 10, seconds: 120 });
		expect(migrated({ minutes: 2, limit: 5 }, 2, STEPS)).toEqual({ limit: 5, seconds: 120 });
	});

	it('stay as they are in the newest version', () => {
		const settings = { limit: 5, seconds: 90 };
		expect(migrated(settings, newestVersion(STEPS), STEPS)).toBe(settings);
		expect(migrated(settings, 1, [])).toBe(settings);
	});

	it.each([undefined, null, '', 0])('are of the first version with %p as theirs', (version) =>
		expect(migrated({ minutes: 1 }, version, STEPS)).toEqual({ limit: 10, seconds: 60 }),
	);

	it('may have their version as text', () =>
		expect(migrated({ limit: 5, minutes: 1 }, '2', STEPS)).toEqual({ limit: 5, seconds: 60 }));

	it.each([3, '3', 1.5, -1, 'two', {}])('are not read when nothing is known of %p', (version) =>
		expect(migrated({ minutes: 1 }, version, STEPS)).toBeNull(),
	);
});

describe('a setting that was added', () => {
	const add = added('limit', 10);

	it('is given where there is none', () =>
		expect(add({ to: 'x' })).toEqual({ to: 'x', limit: 10 }));

	it.each([0, '', false, null])('is left alone where it is %p', (limit) =>
		expect(add({ limit })).toEqual({ limit }),
	);
});

it('is version 1 where no step was ever needed', () => expect(newestVersion([])).toBe(1));

import { addId, type Ids } from '../../node-red/results/seen';

const LATER = Date.now() + 3_600_000;
const MOST = 800;

/** Counts how often all ids were looked through. */
class Watched extends Map<string, number> {
	looks = 0;
	override [Symbol.iterator]() {
		this.looks += 1;
		return super[Symbol.iterator]();
	}
}

const fill = (ids: Ids, from: number, to: number, until = LATER) => {
	for (let n = from; n < to; n++) addId(ids, `id-${n}`, until, MOST);
};

describe('the ids of reports that were handed out', () => {
	it('are the newest, and never many more than there may be', () => {
		const ids: Ids = new Map();
		for (let n = 0; n < 10 * MOST; n++) {
			addId(ids, `id-${n}`, LATER, MOST);
			expect(ids.size).toBeLessThanOrEqual(MOST * 1.125);
		}
		const newest = Array.from({ length: MOST }, (_, n) => `id-${9 * MOST + n}`);
		expect(newest.filter((id) => !ids.has(id))).toEqual([]);
	});

	it('lose those whose time is over before any other', () => {
		const ids: Ids = new Map();
		fill(ids, 0, MOST / 2);
		fill(ids, MOST / 2, MOST, 1);
		fill(ids, MOST, MOST + MOST / 8 + 1);
		expect(ids.has('id-0')).toBe(true);
		expect(ids.has(`id-${MOST - 1}`)).toBe(false);
	});

	it('are not all looked through for each new one', () => {
		const ids = new Watched();
		fill(ids, 0, 5 * MOST);
		expect(ids.looks).toBeGreaterThan(0);
		expect(ids.looks).toBeLessThanOrEqual(32);
	});
});

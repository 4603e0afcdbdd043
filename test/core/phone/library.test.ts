import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PHONE_LIBRARY } from '../../../core/phone/library.data';
import { TIME_ZONES_SOURCE } from '../../../core/phone/time-zones.data';

const REFRESH = 'run node scripts/refresh-phone-data.mjs';
const DAY_MS = 24 * 60 * 60 * 1_000;
const MONTHLY_DAYS = 45;
const file = require.resolve('libphonenumber-js/metadata.max.json');

describe('the phone library', () => {
	it(`is the one the committed data were checked with; else ${REFRESH}`, () => {
		const folder = dirname(file);
		const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
		const metadataSha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
		expect({ version, metadataSha256 }).toEqual({
			version: PHONE_LIBRARY.version,
			metadataSha256: PHONE_LIBRARY.metadataSha256,
		});
	});

	it('is of the metadata format that the plans are compiled from', () =>
		expect(JSON.parse(readFileSync(file, 'utf8')).version).toBe(4));

	it('has a release date on record, and a word of warning when that is long ago', () => {
		const ageDays = (Date.now() - Date.parse(PHONE_LIBRARY.released)) / DAY_MS;
		// only a warning: a build must not turn red by the calendar
		if (ageDays > MONTHLY_DAYS)
			process.stderr.write(
				`phone data: ${PHONE_LIBRARY.version} is ${Math.floor(ageDays)} days old; ${REFRESH}\n`,
			);
		expect(Date.parse(PHONE_LIBRARY.released)).not.toBeNaN();
		expect(Date.parse(TIME_ZONES_SOURCE.published)).not.toBeNaN();
	});
});

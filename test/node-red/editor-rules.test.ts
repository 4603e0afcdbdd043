import { resultAddress } from '../../node-red/editor/addresses';
import * as checks from '../../node-red/editor/checks';
import {
	countriesIn,
	countryCode,
	countryCodes,
	searchCountries,
} from '../../node-red/editor/countries';
import { OUTPUTS } from '../../core/tables';
import { outputMap } from '../../node-red/editor/outputs';
import { outputsOf } from '../../node-red/nodes/trigger-voice-flow/outputs';
import {
	keptRows,
	needsFrom,
	variablesFault,
} from '../../node-red/nodes/trigger-voice-flow/editor-form';

describe('resultAddress', () => {
	it.each([
		['', '/', 'http://127.0.0.1:1880/ringback/a1'],
		['', undefined, 'http://127.0.0.1:1880/ringback/a1'],
		['https://flows.example.com', '/', 'https://flows.example.com/ringback/a1'],
		[' https://flows.example.com/ ', '/', 'https://flows.example.com/ringback/a1'],
		['https://flows.example.com', '/api/', 'https://flows.example.com/api/ringback/a1'],
		['https://example.com/red', 'api', 'https://example.com/red/api/ringback/a1'],
		['https://example.com/red/?a=1#flow', '/', 'https://example.com/red/ringback/a1'],
	])('public address %j below %j: %s', (publicUrl, httpNodeRoot, address) =>
		expect(
			resultAddress({ publicUrl, httpNodeRoot, origin: 'http://127.0.0.1:1880', accountId: 'a1' }),
		).toBe(address),
	);
});

describe('checks', () => {
	it.each([
		['filled', checks.filled('no'), ' ', 'no'],
		['filled', checks.filled('no'), 'x', null],
		['numberBetween', checks.numberBetween(10, 60, 'no'), '9.9', 'no'],
		['numberBetween', checks.numberBetween(10, 60, 'no'), '60', null],
		['numberBetween', checks.numberBetween(0, 60, 'no'), '', 'no'],
		['numberBetween', checks.numberBetween(0, 60, 'no'), 'soon', 'no'],
		['wholeNumberBetween', checks.wholeNumberBetween(10, 60, 'no'), '10.5', 'no'],
		['wholeNumberBetween', checks.wholeNumberBetween(10, 60, 'no'), '61', 'no'],
		['wholeNumberBetween', checks.wholeNumberBetween(10, 60, 'no'), '', 'no'],
		['wholeNumberBetween', checks.wholeNumberBetween(10, 60, 'no'), '10', null],
		['emptyOr', checks.emptyOr(checks.numberBetween(1, 9, 'no')), '', null],
		['emptyOr', checks.emptyOr(checks.numberBetween(1, 9, 'no')), '-1', 'no'],
		['callerNumber', checks.callerNumber('no'), 'abc', 'no'],
		['callerNumber', checks.callerNumber('no'), 'order 442079460018', 'no'],
		['callerNumber', checks.callerNumber('no'), '1234', 'no'],
		['callerNumber', checks.callerNumber('no'), '+44 (20) 7946-0018', null],
		['callerNumber', checks.callerNumber('no'), 'tel:+442079460018', null],
		['matching', checks.matching('[a-z\\d-]+', 'no'), 'acme.mytalkdesk.com', 'no'],
		['matching', checks.matching('[a-z\\d-]+', 'no'), 'https://acme', 'no'],
		['matching', checks.matching('[a-z\\d-]+', 'no'), ' acme-eu2 ', null],
		['withoutQuery', checks.withoutQuery('no'), 'https://flows.example.com/?a=1', 'no'],
		['withoutQuery', checks.withoutQuery('no'), 'https://flows.example.com/#flow', 'no'],
		['withoutQuery', checks.withoutQuery('no'), 'https://flows.example.com/red/', null],
		['longSecret', checks.longSecret(16, '__PWRD__', 'no'), '123456789012345', 'no'],
		['longSecret', checks.longSecret(16, '__PWRD__', 'no'), ' '.repeat(20), 'no'],
		['longSecret', checks.longSecret(16, '__PWRD__', 'no'), 'a'.repeat(20), 'no'],
		['longSecret', checks.longSecret(16, '__PWRD__', 'no'), '1234567890123456', null],
		['longSecret', checks.longSecret(16, '__PWRD__', 'no'), '__PWRD__', null],
		['oneOf', checks.oneOf(['us', 'eu'], 'no'), 'moon', 'no'],
		['oneOf', checks.oneOf(['us', 'eu'], 'no'), 'eu', null],
		['all', checks.all(checks.filled('empty'), checks.matching('[a-z-]+', 'no')), '', 'empty'],
		['all', checks.all(checks.filled('empty'), checks.matching('[a-z-]+', 'no')), 'a.b', 'no'],
		['all', checks.all(checks.filled('empty'), checks.matching('[a-z-]+', 'no')), 'a', null],
		['jsonObject', checks.jsonObject('no'), '{"a": 1}', null],
		['jsonObject', checks.jsonObject('no'), '[1]', 'no'],
		['someDigits', checks.someDigits('no'), 'call me', 'no'],
		['someDigits', checks.someDigits('no'), 'agent 7', 'no'],
		['someDigits', checks.someDigits('no'), '(415) 555-0123', null],
		['someDigits', checks.someDigits('no'), '٠٦ ١٢٣', null],
		['safeAddress', checks.safeAddress('no'), 'http://example.com', 'no'],
		['safeAddress', checks.safeAddress('no'), 'https://example.com', null],
		['country', checks.country('no'), 'nl', null],
		['country', checks.country('no'), 'XX', 'no'],
		['anything', checks.anything, '', null],
	])('%s', (_name, check, value, sentence) => expect(check(value)).toBe(sentence));
});

describe('countriesIn', () => {
	it('names countries in the language, sorted by name', () => {
		const german = countriesIn('de');
		expect(german.find(({ code }) => code === 'NL')?.name).toBe('Niederlande');
		expect(german.map(({ name }) => name)).toEqual(
			german.map(({ name }) => name).sort(new Intl.Collator('de').compare),
		);
	});

	it('falls back to English for a language tag that is none', () =>
		expect(countriesIn('en-US@posix').some(({ name }) => name === 'Germany')).toBe(true));
});

describe('searchCountries', () => {
	const countries = countriesIn('en');
	const codes = (typed: string) => searchCountries(countries, typed).map(({ code }) => code);

	it('puts the code before names that begin so', () =>
		expect(codes('ni').slice(0, 3)).toEqual(['NI', 'NE', 'NG']));

	it('finds a part of a name, whatever its accents and case', () =>
		expect(codes('COTE')).toContain('CI'));

	it('finds nothing for nonsense', () => expect(codes('zzz')).toEqual([]));
});

describe('countryCode', () => {
	const countries = countriesIn('en');

	it.each([
		['nl', 'NL'],
		[' Netherlands ', 'NL'],
		['nether', undefined],
		['', undefined],
	])('%j: %s', (typed, code) => expect(countryCode(countries, typed)).toBe(code));
});

describe('countryCodes', () => {
	it.each([
		['NL', ['NL'], ''],
		['nl, Belgium; DE', ['NL', 'BE', 'DE'], ''],
		['NL, Atlantis', ['NL'], 'Atlantis'],
		[' , ', [], ''],
	])('%j names %j and leaves %j', (typed, codes, rest) =>
		expect(countryCodes(countriesIn('en'), typed)).toEqual({ codes, rest }),
	);
});

describe('outputMap', () => {
	it.each([
		['on to off', OUTPUTS.triggerWaiting, OUTPUTS.triggerNotWaiting],
		['off to on', OUTPUTS.triggerNotWaiting, OUTPUTS.triggerWaiting],
	])('keeps the wire of Not Called alone when waiting goes from %s', (_how, before, after) => {
		const map = JSON.parse(outputMap(before, after)) as Record<string, number>;
		const kept = before.filter((_name, index) => map[index] !== -1);
		expect(kept).toEqual(['notCalled']);
		expect(map[before.indexOf('notCalled' as never)]).toBe(after.indexOf('notCalled' as never));
	});

	it('adds up to the new number of outputs, as Node-RED counts them', () => {
		const map = JSON.parse(outputMap(OUTPUTS.triggerNotWaiting, OUTPUTS.triggerWaiting)) as object;
		const staying = Object.entries(map).filter(([key, to]) => Number.isNaN(Number(key)) || to >= 0);
		expect(staying).toHaveLength(OUTPUTS.triggerWaiting.length);
	});
});

describe('the outputs of a trigger', () => {
	it.each([
		[{ waitForResult: true }, 8],
		[{ waitForResult: false }, 2],
		[{}, 2],
		[{ operation: 'startFlow', waitForResult: true }, 8],
		[{ operation: 'callInOrder', waitForResult: true }, 5],
		[{ operation: 'callInOrder' }, 5],
	])('%j: %i', (settings, count) => expect(outputsOf(settings)).toHaveLength(count));
});

describe('the variables of the trigger', () => {
	const row = (name: string, value = 'x') => ({ name, value, valueType: 'str' });

	it.each([
		['different names', [row('a'), row('b')], null],
		['no rows', [], null],
		['a value without a name', [row('')], 'error.variableNameMissing'],
		['a name twice', [row('a'), row('a')], 'error.variableTwice'],
	])('%s: %s', (_what, rows, fault) => expect(variablesFault(rows)).toBe(fault));

	it('are stored without empty rows and with trimmed names', () =>
		expect(keptRows([row(' a '), row('', ''), row('', '1')])).toEqual([row('a'), row('', '1')]));
});

describe('needsFrom', () => {
	it.each([
		['talkdesk', false],
		['cmCom', true],
		['kaleyra', true],
		[undefined, false],
	] as const)('%s: %s', (provider, needed) => expect(needsFrom(provider)).toBe(needed));
});

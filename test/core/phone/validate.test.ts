import { readFileSync } from 'node:fs';
import { PHONE_REASONS, validatePhoneNumber } from '../../../core';

const check = (text: unknown, defaultCountry?: string) =>
	validatePhoneNumber(text, { defaultCountry });

describe('validatePhoneNumber', () => {
	it('says everything it knows of a number, in fields that are always there', () =>
		expect(check('+1 (415) 555-0100 ext. 12')).toEqual({
			valid: true,
			e164: '+14155550100',
			national: '(415) 555-0100 ext. 12',
			international: '+1 415 555 0100 ext. 12',
			country: 'US',
			callingCode: '1',
			type: 'FIXED_LINE_OR_MOBILE',
			possible: true,
			reason: null,
			repaired: ['separators'],
			timeZones: ['America/Los_Angeles'],
			risk: 'none',
			extension: '12',
		}));

	it('has the same fields for what is no number, null or empty', () =>
		expect(check('nobody')).toEqual({
			valid: false,
			e164: null,
			national: null,
			international: null,
			country: null,
			callingCode: null,
			type: null,
			possible: false,
			reason: 'notANumber',
			repaired: [],
			timeZones: [],
			risk: null,
			extension: null,
		}));

	it('gives results that share nothing, so that a flow may change them', () => {
		const [one, other] = [check('+31612345678'), check('+31612345678')];
		(one.timeZones as string[]).push('Mars/Olympus');
		(one.repaired as string[]).push('painted');
		expect([other.timeZones, other.repaired]).toEqual([['Europe/Amsterdam'], []]);
	});

	it.each([
		['', undefined, 'empty'],
		[' \t\n', undefined, 'empty'],
		['—', undefined, 'empty'],
		[null, undefined, 'empty'],
		[undefined, undefined, 'empty'],
		['n/a', undefined, 'notANumber'],
		['john@example.com', undefined, 'notANumber'],
		['+', undefined, 'notANumber'],
		['++31612345678', undefined, 'notANumber'],
		['x'.repeat(300), undefined, 'notANumber'],
		[-31612345678, undefined, 'notANumber'],
		[true, undefined, 'notANumber'],
		[{ phone: '+31612345678' }, undefined, 'notANumber'],
		[['+31612345678'], undefined, 'notANumber'],
		['1-800-FLOWERS', 'US', 'letters'],
		['+1 800 GOT JUNK', undefined, 'letters'],
		['+43 664 1234 CALL', undefined, 'letters'],
		['+43 664 1234 HOME', undefined, 'letters'],
		['Mario +39 333 1234567', undefined, 'letters'],
		['+49 30 1234567 / 8', undefined, 'severalNumbers'],
		['030/1234567/8', 'DE', 'severalNumbers'],
		['+49 30 1234567 or +49 30 1234568', undefined, 'severalNumbers'],
		['+1 415 555 0100, 415 555 0101', undefined, 'severalNumbers'],
		['+1 415 555 0100, 5550101', undefined, 'severalNumbers'],
		['+1 415 555 0100\n+1 415 555 0101', undefined, 'severalNumbers'],
		['+1 415 555 0100 +1 415 555 0101', undefined, 'severalNumbers'],
		['x12', undefined, 'extensionOnly'],
		['ext. 12', 'US', 'extensionOnly'],
		['3.16123E+10', 'NL', 'scientificNotation'],
		['3,16123e10', 'NL', 'scientificNotation'],
		['+43 664 1234567.0', undefined, 'decimalPoint'],
		['62218350123', 'ID', 'ambiguousCountryCode'],
		['004915123456789', 'SG', 'ambiguousPrefix'],
		['+39 (0)331 1234567', undefined, 'ambiguousZero'],
		['06 12345678', undefined, 'needsCountry'],
		['31612345678', undefined, 'needsCountry'],
		['011 31 6 12345678', undefined, 'needsCountry'],
		['06 12345678', 'UK', 'unknownDefaultCountry'],
		['06 12345678', 'Netherlands', 'unknownDefaultCountry'],
		['+999 123456789', undefined, 'unknownCountryCode'],
		['+0 612345678', undefined, 'unknownCountryCode'],
		['00 999 1234567', undefined, 'unknownCountryCode'],
		['00 999 1234567', 'NL', 'unknownCountryCode'],
		['0', undefined, 'tooShort'],
		['+1 415 555', undefined, 'tooShort'],
		['+1', undefined, 'tooShort'],
		['555 0100', 'US', 'tooShort'],
		['+1 415 555 01000', undefined, 'tooLong'],
		['1'.repeat(300), undefined, 'tooLong'],
		['+45 1234567890', undefined, 'tooLong'],
		['+44 2079 4601', undefined, 'notPossible'],
		['+31 2 12345678', undefined, 'notValidForCountry'],
		['0044 1 61234567', 'US', 'notValidForCountry'],
		['112', 'DE', 'emergencyOrShort'],
		['112', undefined, 'emergencyOrShort'],
		...['911', '000', '08', '110', '999', '118', '119'].map(
			(digits) => [digits, undefined, 'emergencyOrShort'] as const,
		),
		['911', 'US', 'emergencyOrShort'],
		['+1 911', undefined, 'emergencyOrShort'],
		['227700', 'DE', 'emergencyOrShort'],
		['118118', 'JE', 'emergencyOrShort'],
	] as const)('refuses %j with default country %s: %s', (text, country, reason) =>
		expect(check(text, country)).toMatchObject({
			valid: false,
			e164: null,
			national: null,
			reason,
		}),
	);

	it('has a case above for every reason', () => {
		const text = readFileSync(__filename, 'utf8');
		for (const reason of Object.keys(PHONE_REASONS)) expect(text).toContain(`'${reason}'],`);
	});

	it.each([
		['+31612345678', undefined, []],
		['+31 6-1234.5678', undefined, ['separators']],
		['06 12345678', 'NL', ['separators', 'trunkZero']],
		['+31 (0)6 12345678', undefined, ['separators', 'trunkZero']],
		['+47 (0)22 12 34 56', undefined, ['separators', 'trunkZero']],
		['8 495 123-45-67', 'RU', ['separators', 'trunkPrefix']],
		['06 1 234 5678', 'HU', ['separators', 'trunkPrefix']],
		['0031612345678', undefined, ['internationalPrefix']],
		['0031612345678', 'US', ['internationalPrefix']],
		['01131612345678', 'US', ['internationalPrefix']],
		['31612345678', 'NL', ['missingPlus']],
		['＋31612345678', undefined, ['fullWidthPlus']],
		['+٣١٦١٢٣٤٥٦٧٨', undefined, ['unicodeDigits']],
		['+३१६१२३४५६७८', undefined, ['unicodeDigits']],
		['\u202a+31612345678\u202c', undefined, ['invisibleCharacters']],
		['+31\u20096\u202f12345678', undefined, ['invisibleCharacters', 'separators']],
		['tel:+31-6-12345678', undefined, ['telLink', 'separators']],
		['tel:%2B31%20612345678', undefined, ['telLink', 'separators']],
		['Tel.: +31612345678', undefined, ['annotation']],
		['+31612345678 (home)', undefined, ['annotation']],
		['M: 0612345678', 'NL', ['annotation', 'trunkZero']],
		["'+31612345678", undefined, []],
	])('reads %j with default country %s by %j', (text, country, repaired) => {
		const { e164, repaired: done } = check(text, country);
		expect(e164).toMatch(/^\+(?:31612345678|4722123456|74951234567|3612345678)$/);
		expect(done).toEqual(repaired);
	});

	it('uses the default country only where the text has no international prefix', () => {
		for (const text of ['+31612345678', '0031612345678'])
			expect(check(text, 'DE')).toMatchObject({ e164: '+31612345678', country: 'NL' });
		expect(check('+31612345678', 'nowhere').valid).toBe(true);
	});

	it('takes a default country in any case, with blanks around it', () =>
		expect(check('0612345678', ' nl ').e164).toBe('+31612345678'));

	it('takes whole numbers, as JSON and spreadsheets hold them', () => {
		expect(check(31612345678, 'NL').e164).toBe('+31612345678');
		expect(check(612345678n, 'NL').e164).toBe('+31612345678');
	});

	it.each([
		['+441481256789', 'GG'],
		['+441534456789', 'JE'],
		['+441624756789', 'IM'],
		['+447624000123', 'IM'],
		['+442079460018', 'GB'],
		['+77011234567', 'KZ'],
		['+74951234567', 'RU'],
		['+18095550100', 'DO'],
		['+14165550100', 'CA'],
		['+390612345678', 'IT'],
		['+390669812345', 'VA'],
		['+883510012345', null],
		['+881612345678', null],
	])('knows that %s belongs to %s', (text, country) => {
		const { e164, country: found } = check(text);
		expect({ e164, found }).toEqual({ e164: text, found: country });
	});

	it.each([
		['+31612345678', 'MOBILE', 'none'],
		['+14155550100', 'FIXED_LINE_OR_MOBILE', 'none'],
		['+18005550100', 'TOLL_FREE', 'none'],
		['+19005550100', 'PREMIUM_RATE', 'premium'],
		['+979123456789', 'PREMIUM_RATE', 'premium'],
		['+80812345678', 'SHARED_COST', 'sharedCost'],
		['+447012345678', 'PERSONAL_NUMBER', 'personal'],
		['+881612345678', 'MOBILE', 'satellite'],
		['+870301234567', 'MOBILE', 'satellite'],
		['+882161234567', 'VOIP', 'satellite'],
		['+88213301234', 'VOIP', 'satellite'],
		['+882321234567', 'MOBILE', 'satellite'],
		['+88298123456', 'VOIP', 'satellite'],
		['+88299123456', 'VOIP', 'satellite'],
		['+8823512345678', 'VOIP', 'none'],
		['+878101234567890', 'VOIP', 'personal'],
		['+31412345678901', null, 'unknownType'],
		['112', null, 'emergencyOrShort'],
		['nobody', null, null],
	])('gives %s the type %s and the risk %s', (text, type, risk) => {
		const { type: found, risk: foundRisk } = check(text);
		expect({ type: found, risk: foundRisk }).toEqual({ type, risk });
	});

	it.each([
		['+1 415 555 0100 x12', '12'],
		['+1 415 555 0100;ext=7', '7'],
		['+7 495 123-45-67 доб. 12', '12'],
		['+1 415 555 0100, 12', '12'],
		['+1 415 555 0100 #12', '12'],
		['tel:+1-415-555-0100;ext=12', '12'],
	])('takes the extension off %j', (text, extension) => {
		const found = check(text);
		expect(found.valid).toBe(true);
		expect(found.extension).toBe(extension);
	});

	it('completes a link by its phone context', () =>
		expect(check('tel:555-0100;phone-context=+1-415').e164).toBe('+14155550100'));

	it('tries the default country’s own numbers before it takes 00 for a prefix', () =>
		expect(check('0037561245', 'JP')).toMatchObject({ e164: '+810037561245', country: 'JP' }));

	it('does not take Australia’s prefix 0011 for 00 and a number of North America', () =>
		expect(check('0011 614 718 6323')).toMatchObject({ valid: false }));
});

describe('PHONE_REASONS', () => {
	it.each(Object.entries(PHONE_REASONS))('%s says what happened and what to do', (_, sentence) => {
		expect(sentence).toMatch(/^[A-Z].*[,;] .*\.$/);
		expect(sentence).not.toMatch(/\d{5}/);
	});
});

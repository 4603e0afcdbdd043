import { validatePhoneNumber } from '../../../core';

const check = (text: unknown, defaultCountry: string) =>
	validatePhoneNumber(text, { defaultCountry });

type Row = [text: unknown, country: string, result: string, repaired?: string];

/** The number or the reason, and what was repaired where the row says it. */
const holds = ([text, country, result, repaired]: Row) => {
	const found = check(text, country);
	expect(found.e164 ?? found.reason).toBe(result);
	if (repaired !== undefined) expect(found.repaired.join(' ')).toBe(repaired);
	return found;
};

const title = 'takes %j with default country "%s" as %s';

describe("a spreadsheet's decimal number", () => {
	it.each<Row>([
		['436641234567.0', 'AT', '+436641234567', 'decimalZeros missingPlus'],
		['436641234567,0', 'AT', '+436641234567', 'decimalZeros missingPlus'],
		['436641234567.00', 'AT', '+436641234567', 'decimalZeros missingPlus'],
		['+436641234567.0', '', '+436641234567', 'decimalZeros'],
		["'+436641234567.0", '', '+436641234567', 'decimalZeros'],
		['Tel. 436641234567.0 (home)', 'AT', '+436641234567', 'annotation decimalZeros missingPlus'],
		['tel:6641234567.0', 'AT', '+436641234567', 'telLink decimalZeros'],
		['436641234567．０', 'AT', '+436641234567', 'unicodeDigits decimalZeros missingPlus'],
		['1701234567.0', 'DE', '+491701234567', 'decimalZeros'],
		['30123456.0', 'DE', '+4930123456', 'decimalZeros'],
		['211234567.0', 'NZ', '+64211234567', 'decimalZeros'],
		[436641234567.0, 'AT', '+436641234567', 'missingPlus'],
	])(`${title}, without its zeros`, (...row) => {
		expect(holds(row).extension).toBeNull();
	});

	it.each<Row>([
		[436641234567.5, 'AT', 'decimalPoint'],
		['436641234567.5', 'AT', 'decimalPoint'],
		['+436641234567.25', '', 'decimalPoint'],
		['436641234567.000', 'AT', 'decimalPoint'],
		['+43 664 1234567.0', '', 'decimalPoint'],
		['+43 664 1234567,0', '', 'decimalPoint'],
		['+43 664 1234567.00 (home)', '', 'decimalPoint'],
		['0664 1234567.0', 'AT', 'decimalPoint'],
		['01 23 45 67.00', 'FR', 'decimalPoint'],
		['4.3664e11', 'AT', 'scientificNotation'],
	])(`${title}, where the dot is unclear`, (...row) => {
		holds(row);
	});

	it.each<Row>([
		['0171.2345678', 'DE', '+491712345678', 'separators trunkZero'],
		['171.2345678', 'DE', '+491712345678', 'separators'],
		['30.123.456', 'DE', '+4930123456', 'separators'],
		['01.23.45.67.00', 'FR', '+33123456700', 'separators trunkZero'],
		['+1 415.555.0100', '', '+14155550100', 'separators'],
		['+1 415 555.0100', '', '+14155550100', 'separators'],
		['+1 415 555 0100, 12', '', '+14155550100', 'separators'],
	])(`${title}: a dot between groups is a gap`, (...row) => {
		holds(row);
	});
});

describe('a calling code without its plus', () => {
	it.each<Row>([
		['4917012345678', 'DE', '+4917012345678', 'missingPlus'],
		[4917012345678, 'DE', '+4917012345678', 'missingPlus'],
		['4915123456789', 'DE', '+4915123456789', 'missingPlus'],
		['49 170 1234567', 'DE', '+491701234567', 'separators missingPlus'],
		['38343201234', 'XK', '+38343201234', 'missingPlus'],
	])(`${title}: a mobile number rather than an accidental fixed line`, (...row) => {
		expect(holds(row).type).toBe('MOBILE');
	});

	it.each<Row>([
		['62218350123', 'ID', 'ambiguousCountryCode'],
		['468123456', 'SE', 'ambiguousCountryCode'],
		['38328012345', 'XK', 'ambiguousCountryCode'],
	])(`${title}, where both are fixed lines`, (...row) => {
		expect(holds(row)).toMatchObject({ valid: false, possible: true, country: null, risk: null });
	});

	it.each<Row>([
		['0491 7012345', 'DE', '+494917012345'],
		['+62218350123', '', '+62218350123'],
		['0218350123', 'ID', '+62218350123'],
	])(`${title}, which has one reading only`, (...row) => {
		holds(row);
	});
});

describe('a zero in brackets', () => {
	const ABROAD = 'separators internationalPrefix trunkZero';
	it.each<Row>([
		['+49 (0)30 1234567', '', '+49301234567', 'separators trunkZero'],
		['+49 ( 0 ) 30 1234567', '', '+49301234567', 'separators trunkZero'],
		['0049 (0)30 1234567', '', '+49301234567', ABROAD],
		['(0049) [0]30 1234567', 'SG', '+49301234567', ABROAD],
		['011 49 (0)30 1234567', 'US', '+49301234567', ABROAD],
		['001 49 (0)30 1234567', 'SG', '+49301234567', ABROAD],
		['49 (0)30 1234567', 'DE', '+49301234567', 'separators missingPlus trunkZero'],
		['49(0)30123456', 'DE', '+4930123456', 'separators missingPlus trunkZero'],
		['49 (0)30 1234567', '', '+49301234567', 'separators missingPlus trunkZero'],
		['44 (0)20 7946 0958', 'DE', '+442079460958', 'separators missingPlus trunkZero'],
		['0047 (0) 22 12 34 56', '', '+4722123456', ABROAD],
		['47 (0)22 12 34 56', 'NO', '+4722123456', 'separators missingPlus trunkZero'],
		['+7 (0)495 1234567', '', '+74951234567', 'separators trunkZero'],
		['+٤٧ (٠)22 12 34 56', '', '+4722123456'],
		['49 (0)1 23', 'DE', 'notValidForCountry'],
	])(`${title}: what stands in front is a calling code`, (...row) => {
		holds(row);
	});

	it.each<Row>([
		['+39 (0)6 1234 5678', '', '+390612345678', 'separators'],
		['0039 (0)6 1234 5678', '', '+390612345678', 'separators internationalPrefix'],
		['39 (0)6 1234 5678', 'IT', '+390612345678', 'separators missingPlus'],
		['+225 (0)1 23 45 67 89', '', '+2250123456789', 'separators'],
	])(`${title}: it stays where it belongs to the number`, (...row) => {
		holds(row);
	});

	it.each<Row>([
		['+39 (0)331 1234567', '', 'ambiguousZero'],
		['0039 (0)331 1234567', 'DE', 'ambiguousZero'],
		['39 (0)331 1234567', 'IT', 'ambiguousZero'],
	])(`${title}, where a mobile and a fixed line exist`, (...row) => {
		holds(row);
	});
});

describe('00 where the default country dials another prefix', () => {
	it.each<Row>([
		['004915123456789', 'SG', 'ambiguousPrefix'],
		['0093234567890', 'HK', 'ambiguousPrefix'],
		['0049 30 1234567', 'US', '+49301234567', 'separators internationalPrefix'],
		['0055 11 91234 5678', 'BR', '+5511912345678', 'separators internationalPrefix'],
		['001 49 30 1234567', 'SG', '+49301234567', 'separators internationalPrefix'],
		['0011 49 30 1234567', 'AU', '+49301234567', 'separators internationalPrefix'],
	])(title, (...row) => {
		holds(row);
	});
});

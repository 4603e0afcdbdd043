import { providers, resultAddress, type ResultAddress } from '../../../core';
import { FROM, RESULT, SETTINGS, TO, readyCall, thrownBy } from '../samples';

const send = (settings: object = {}, result: ResultAddress | null = null, account: object = {}) => {
	const call = readyCall('kaleyra', { ...settings }, { ...account });
	return providers.kaleyra.start.toHttp(call.input, call.account, result);
};
const formOf = (settings: object = {}, result: ResultAddress | null = null) =>
	(send(settings, result).body as { form: Record<string, string> }).form;

describe('the request to Kaleyra', () => {
	it('is a form with callee, bridge and target', () => {
		expect(send()).toEqual({
			method: 'POST',
			path: '/v1/HX0000000001IN/voice/outbound',
			body: { form: { to: TO, bridge: FROM, target: SETTINGS.kaleyra.flowId } },
		});
	});

	it('keeps a strange account SID inside its part of the path', () => {
		expect(send({}, null, { sid: 'a/b?c' }).path).toBe('/v1/a%2Fb%3Fc/voice/outbound');
	});

	it('asks for the report with placeholders in braces that are not escaped', () => {
		const { dlrurl } = formOf({}, RESULT);
		expect(dlrurl).toBe(
			`${RESULT.url}&status={status}&id={id}&ringtime={ringtime}&billsec={billsec}&keypress={keypress}`,
		);
	});

	it('asks for no placeholder that would write a phone number into access logs', () => {
		expect(formOf({}, RESULT).dlrurl).not.toMatch(/\{(callee|caller|bridge)\}/);
	});

	it('keeps what stands in the query of the result address', () => {
		const address = resultAddress('https://hooks.example.com/r?signature=abc', 'TOKEN');
		expect(formOf({}, address).dlrurl).toMatch(
			/^https:\/\/hooks\.example\.com\/r\?signature=abc&rb=TOKEN&status=\{status\}&/,
		);
	});

	it('does not lose its placeholders behind the fragment of an address', () => {
		const address = resultAddress('https://hooks.example.com/r#part', 'TOKEN');
		const { dlrurl } = formOf({}, address);
		const { searchParams } = new URL(dlrurl!.replaceAll(/[{}]/g, ''));
		expect([...searchParams.keys()]).toEqual(expect.arrayContaining(['rb', 'status', 'id']));
	});

	it('is refused before anything is dialled when the address with placeholders is too long', () => {
		const url = `https://hooks.example.com/r?rb=${'x'.repeat(1_955)}`;
		expect(url.length).toBeLessThanOrEqual(2_000);
		expect(thrownBy(() => send({}, { url, token: 'x' }))).toMatchObject({
			kind: 'invalidRequest',
			message: expect.stringContaining('2000'),
		});
	});

	it('refuses to call a number from itself', () => {
		expect(thrownBy(() => send({ from: TO }))).toMatchObject({
			kind: 'invalidRequest',
			field: 'to',
			message: '"To" and "From" are the same number.',
		});
	});
});

describe('a Kaleyra flow id', () => {
	it.each(['SG_1', '[{"ivr":["SG_1"]}]', ' [{"ivr": ["SG_1"]}] '])(
		'is sent as typed: %j',
		(flowId) => {
			expect(formOf({ flowId }).target).toBe(flowId.trim());
		},
	);

	it.each([
		'[{"ivr":["SG_1","SG_2"]}]',
		'[{"ivr":["SG_1"]},{"ivr":["SG_2"]}]',
		'[{"ivr":[]}]',
		'[{"ivr":"SG_1"}]',
		'[{"ivr":[1]}]',
		'[{"message":{"text":"Hello"}}]',
		'[]',
		'[{ivr:[SG_1]}]',
		'[null]',
	])('is refused when it does not name exactly one flow: %s', (flowId) => {
		expect(thrownBy(() => send({ flowId }))).toMatchObject({
			kind: 'invalidRequest',
			field: 'flowId',
			hint: expect.stringContaining('[{"ivr":["<flow id>"]}]'),
		});
	});
});

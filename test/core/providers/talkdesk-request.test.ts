import { RESULT_ARGUMENTS, providers, type PreparedCall, type ResultAddress } from '../../../core';
import { RESULT, SETTINGS, TO, readyCall, thrownBy } from '../samples';

const { talkdesk } = providers;
const FLOW = String(SETTINGS.talkdesk.flowId);

const request = (call: PreparedCall, result: ResultAddress | null = null) =>
	talkdesk.start.toHttp(call.input, call.account, result);
const send = (settings: object, result: ResultAddress | null = null, account: object = {}) =>
	request(readyCall('talkdesk', { ...settings }, { ...account }), result);

describe('the request to Talkdesk', () => {
	it('starts an interaction of the flow with one flat object of arguments', () => {
		expect(send({ variables: { order_number: '1042' } })).toEqual({
			method: 'POST',
			path: `/flows/${FLOW}/interactions`,
			body: { json: { customer_number: TO, order_number: '1042' } },
		});
	});

	it('puts the number into the argument that the flow expects it in', () => {
		expect(send({ numberArgument: 'contact_1' }).body).toEqual({ json: { contact_1: TO } });
	});

	it('carries the callback in two more arguments', () => {
		expect(RESULT_ARGUMENTS).toEqual({ url: 'result_url', token: 'result_token' });
		expect(send({}, RESULT).body).toEqual({
			json: { customer_number: TO, result_url: RESULT.url, result_token: RESULT.token },
		});
	});

	it.each([
		[3, '3'],
		[0, '0'],
		[2.5, '2.5'],
		[true, 'true'],
		[false, 'false'],
		['', ''],
		['Ada', 'Ada'],
	])('sends the value %j as the text %j', (value, text) => {
		expect(send({ variables: { value } }).body).toEqual({
			json: { customer_number: TO, value: text },
		});
	});

	it.each([[{ a: 1 }], [['a']], [null], [undefined]])(
		'refuses the value %j by the name of its variable',
		(value) => {
			expect(thrownBy(() => send({ variables: { order: value } }))).toMatchObject({
				kind: 'invalidRequest',
				field: 'variables',
				message: expect.stringContaining('"order"'),
				dialled: 'no',
			});
		},
	);

	it.each([
		['customer_number', {}],
		['contact_1', { numberArgument: 'contact_1' }],
		['result_url', {}],
		['result_token', {}],
	])('refuses a variable called %s, which is in use', (name, settings) => {
		expect(thrownBy(() => send({ ...settings, variables: { [name]: 'x' } }, RESULT))).toMatchObject(
			{
				kind: 'invalidRequest',
				field: 'variables',
				message: expect.stringContaining(`"${name}"`),
			},
		);
	});

	it('lets a variable have the default name of the number when the number has another', () => {
		const settings = { numberArgument: 'contact_1', variables: { customer_number: 'C-7' } };
		expect(send(settings).body).toEqual({ json: { contact_1: TO, customer_number: 'C-7' } });
	});

	it.each(['result_url', 'result_token'])(
		'refuses %s as the argument of the number: the callback would overwrite it',
		(numberArgument) => {
			expect(thrownBy(() => send({ numberArgument }, RESULT))).toMatchObject({
				kind: 'invalidRequest',
				field: 'numberArgument',
			});
		},
	);
});

describe('a Talkdesk flow id', () => {
	it.each([
		['the id', FLOW],
		['the id with blanks around it', `  ${FLOW} `],
		[
			'the address of the Request details panel',
			`https://api.talkdeskapp.com/flows/${FLOW}/interactions`,
		],
		[
			'that address with a slash at its end',
			`https://api.talkdeskapp.com/flows/${FLOW}/interactions/`,
		],
		['that address in capitals', `HTTPS://API.TALKDESKAPP.COM/flows/${FLOW}/interactions`],
	])('is read from %s', (_what, flowId) => {
		expect(send({ flowId }).path).toBe(`/flows/${FLOW}/interactions`);
	});

	it('is encoded: it stays one part of the path', () => {
		expect(send({ flowId: 'a b?c#d' }).path).toBe('/flows/a%20b%3Fc%23d/interactions');
	});

	it.each([
		['us', 'api.talkdeskapp.eu', 'api.talkdeskapp.com'],
		['eu', 'api.talkdeskapp.com', 'api.talkdeskapp.eu'],
		['ca', 'api.talkdeskapp.com.example.com', 'api.talkdeskappca.com'],
	])('from an address elsewhere is refused (account %s, address at %s)', (region, there, here) => {
		const flowId = `https://${there}/flows/${FLOW}/interactions`;
		expect(thrownBy(() => send({ flowId }, null, { region }))).toMatchObject({
			kind: 'invalidRequest',
			field: 'flowId',
			message: `"Flow ID" is an address at ${there}, but the account calls ${here}.`,
			hint: expect.stringContaining('region'),
		});
	});

	it.each([
		['an address without a flow', 'https://api.talkdeskapp.com/interactions'],
		['an address of something else', 'https://api.talkdeskapp.com/flows/abc'],
		['a path alone', `/flows/${FLOW}/interactions`],
		['an address without a scheme', `api.talkdeskapp.com/flows/${FLOW}/interactions`],
		['an address with an empty id', 'https://api.talkdeskapp.com/flows//interactions'],
		['two slashes', '//'],
	])('is not read from %s', (_what, flowId) => {
		expect(thrownBy(() => send({ flowId }))).toMatchObject({
			kind: 'invalidRequest',
			field: 'flowId',
			hint: expect.stringContaining('Request details'),
		});
	});

	it('from the sandbox is read with the account of the sandbox', () => {
		const account = { region: 'sandbox', sandboxUrl: 'http://127.0.0.1:4999' };
		const flowId = `http://127.0.0.1:4999/talkdesk/flows/${FLOW}/interactions`;
		expect(send({ flowId }, null, account).path).toBe(`/flows/${FLOW}/interactions`);
	});
});

import { readCall } from '../../nodes/TriggerVoiceFlow/start-flow/read-call';
import type { Mode } from '../../nodes/TriggerVoiceFlow/outputs';
import { executeContext, type Setup } from './support/contexts';

const read = (parameters: object, mode: Mode = 'notWaiting', more: Setup = {}) =>
	readCall(executeContext({ ...more, parameters: parameters as never }).context, 0, mode);

describe('readCall', () => {
	it('reads rows of variables, and an object of them, as the same thing', () => {
		const values = [
			{ name: 'order', value: '1042' },
			{ name: 'store', value: 'North' },
		];
		const variables = { order: '1042', store: 'North' };
		expect(
			read({ provider: 'talkdesk', specifyVariables: 'fields', variables: { values } }).settings,
		).toMatchObject({ variables });
		for (const variablesJson of [variables, JSON.stringify(variables)])
			expect(
				read({ provider: 'cmCom', specifyVariables: 'json', variablesJson }).settings,
			).toMatchObject({ variables });
	});

	it('reads the caller out of the list or as typed', () => {
		for (const mode of ['list', 'id']) {
			const from = { __rl: true, mode, value: '+14155550160' };
			expect(read({ provider: 'kaleyra', from }).settings).toMatchObject({ from: from.value });
		}
	});

	it('leaves out what the provider cannot take, which the form hides', () => {
		const hidden = {
			from: { __rl: true, mode: 'id', value: '+14155550160' },
			numberArgument: 'customer_number',
			variables: { values: [{ name: 'a', value: 'b' }] },
		};
		expect(read({ provider: 'talkdesk', ...hidden }).settings).toMatchObject({ from: '' });
		expect(read({ provider: 'kaleyra', ...hidden }).settings).toMatchObject({
			numberArgument: '',
			variables: {},
		});
	});

	it('reads numbers that mean text, and text that means numbers', () => {
		const { settings } = read({
			provider: 'cmCom',
			flowId: 7,
			options: { reference: 1042, ringSeconds: '30', callsPerSecond: ' 0.5 ', timeoutSeconds: 10 },
		});
		expect(settings).toMatchObject({
			flowId: '7',
			reference: '1042',
			ringSeconds: 30,
			callsPerSecond: 0.5,
			timeoutSeconds: 10,
		});
	});

	it.each(['', '  ', null, undefined])(
		'refuses a reference whose expression gave %j, and takes one left empty in the form',
		(reference) => {
			const nodeParameters = { options: { reference: '={{ $json.order }}' } };
			expect(() => read({ options: { reference } }, 'notWaiting', { nodeParameters })).toThrow(
				'"Reference" is empty',
			);
			const leftEmpty = { nodeParameters: { options: { reference: '' } } };
			const { settings } = read({ options: { reference: '' } }, 'notWaiting', leftEmpty);
			expect(settings.reference).toEqual(expect.stringMatching(/./));
		},
	);

	it('keeps the options that the provider cannot take, for the core to refuse', () => {
		const options = { ringSeconds: 30, voicemail: 'stop', anonymous: true };
		expect(read({ provider: 'kaleyra', options }).settings).toMatchObject(options);
	});

	it('refuses a provider that does not exist', () => {
		expect(() => read({ provider: 'carrierPigeon' })).toThrow(
			/"Provider" has to be one of talkdesk/,
		);
	});

	it('leaves what is no number for the core to refuse', () => {
		const { settings } = read({ provider: 'cmCom', options: { ringSeconds: 'long' } });
		expect(settings.ringSeconds).toBe('long');
	});

	it.each([
		[{}, { callOnce: true, dryRun: false }],
		[{ callOnce: false }, { callOnce: false }],
		[{ dryRun: true }, { dryRun: true }],
		[
			{ dryRun: 'true', testWayBack: 1 },
			{ dryRun: true, testWayBack: true },
		],
		[
			{ dryRun: ' YES ', callOnce: 'no' },
			{ dryRun: true, callOnce: false },
		],
		[
			{ dryRun: 'FALSE', callOnce: '1' },
			{ dryRun: false, callOnce: true },
		],
	])('with the options %j is %j', (options, expected) => {
		expect(read({ options })).toMatchObject(expected);
	});

	it('takes the empty object of the form for no context', () => {
		expect(read({ context: '{}' }).settings.context).toBe('');
		expect(read({ context: '{"a":1}' }).settings.context).toBe('{"a":1}');
		expect(read({ context: { a: 1 } }).settings.context).toEqual({ a: 1 });
	});
});

describe('a reference that was not given', () => {
	const referenceOf = (mode: Mode, more: Setup, to = '+14155550123') =>
		read({ to }, mode, more).settings.reference;

	it('differs by execution and by run, and is the same when n8n repeats the node', () => {
		const first = referenceOf('waiting', {});
		expect(referenceOf('waiting', {})).toBe(first);
		expect(referenceOf('waiting', { runIndex: 1 })).not.toBe(first);
		expect(referenceOf('waiting', { executionId: '43' })).not.toBe(first);
	});

	it('fits into what CM.com takes', () => {
		const longest = referenceOf('waiting', { executionId: '1234567', runIndex: 99_999 }) as string;
		expect(longest.length).toBeLessThanOrEqual(64);
		expect((referenceOf('tool', { executionId: '1234567' }) as string).length).toBeLessThan(64);
	});

	it('is the number and the flow for an agent, which repeats a tool in runs of their own', () => {
		const first = referenceOf('tool', {});
		expect(referenceOf('tool', { runIndex: 1 })).toBe(first);
		expect(referenceOf('tool', {}, '+14155550124')).not.toBe(first);
		expect(first).not.toContain('4155550123');
	});
});

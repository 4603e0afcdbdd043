/** Settings that n8n keeps beside the node's own, and where the node stands in its workflow. */
import { lookUp } from '../../nodes/TriggerVoiceFlow/look-up-result/look-up';
import { executeContext } from './support/contexts';
import { PLACED, call, start } from './support/trigger';

describe('"Always Output Data"', () => {
	it.each([true, false])(
		'is left aside for the run, and stays in the workflow (waiting: %s)',
		async (waitForResult) => {
			const { context, seen } = await start({
				parameters: call('+14155550123', { waitForResult }),
				nodeSettings: { alwaysOutputData: true },
				answers: [PLACED],
			});
			expect(seen.executeData.node.alwaysOutputData).toBe(false);
			expect(context.getNode().alwaysOutputData).toBe(true);
		},
	);

	it('is left aside by a look-up too', async () => {
		const { context, seen } = executeContext({
			parameters: { provider: 'cmCom' },
			nodeSettings: { alwaysOutputData: true },
			continueOnFail: true,
		});
		await lookUp(context);
		expect(seen.executeData.node.alwaysOutputData).toBe(false);
	});
});

describe('the last node of a sub-workflow', () => {
	const told = async (setup: object, more = {}) => {
		const { seen } = await start({
			parameters: call('+14155550123', more),
			answers: [PLACED],
			...setup,
		});
		return seen.hints.map(({ message }) => message).filter((text) => /sub-workflow/.test(text));
	};

	it('says which outputs n8n does not hand back, and what to switch on', async () => {
		expect(await told({ mode: 'integrated', isLast: true })).toEqual([
			expect.stringMatching(/only its first output.*"One Output"/),
		]);
	});

	it.each([
		['another node follows', { mode: 'integrated', isLast: false }, {}],
		['no workflow called this one', { mode: 'webhook', isLast: true }, {}],
		['it has one output', { mode: 'integrated', isLast: true }, { oneOutput: true }],
	])('says nothing where %s', async (_where, setup, more) => {
		expect(await told(setup, more)).toEqual([]);
	});
});

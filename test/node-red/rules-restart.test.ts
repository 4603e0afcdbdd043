import { freePort } from '../support/listen';
import { useInstalled } from './support/installed';
import { order, orderFlow } from './support/order-flow';
import { deployTo } from './support/process';
import { openSandbox } from './support/sandbox';

jest.setTimeout(120_000);
const { userFolder, start } = useInstalled();
/** What is written is on the disk before a call is sent. */
const settings = {
	contextStorage: { default: { module: 'localfilesystem', config: { cache: false } } },
};
/** Open whenever the tests run. */
const RULES = { askRules: true, callingHours: 'Mon-Sun 00:00-24:00', timeZone: 'UTC' };

it('the calls of a number are counted over a Node-RED that is killed', async () => {
	const sandbox = await openSandbox();
	const [userDir, port] = [userFolder(), await freePort()];
	const { nodes } = orderFlow({
		provider: 'cmCom',
		sandboxUrl: sandbox.url,
		publicUrl: `http://127.0.0.1:${port}`,
		trigger: RULES,
	});
	const exitOf = async (url: string, name: string) => {
		const { body } = await order(url, { to: '+14155550103', order: name });
		return body;
	};
	const first = await start({ userDir, port, settings });
	await deployTo(first, nodes);
	for (const name of ['1', '2'])
		expect(await exitOf(first.url, name)).toMatchObject({ exit: 'busy' });
	await first.stop('SIGKILL');

	const { url } = await start({ userDir, port, settings });
	expect(await exitOf(url, '3')).toMatchObject({ exit: 'busy' });
	expect(await exitOf(url, '4')).toMatchObject({
		exit: 'notCalled',
		reason: 'calledTooOften',
		notBefore: expect.any(String),
	});
	expect(sandbox.calls()).toHaveLength(3);
});

import { PROVIDER_IDS, type ProviderId } from '../../../../core';
import { SAMPLES } from '../../../providers';
import { SANDBOX_ACCOUNTS, type Accounts } from '../support/accounts';
import { awaitEnds, openCallWorkflow } from '../support/calls';
import { endedExecution } from '../support/executions';
import { freePorts } from '../support/free-ports';
import type { CallWorkflow, Parameters } from '../support/nodes';
import type { Counterpart, World } from '../support/world';

const ORDER = { to: '+14155550101', reference: 'wrong-1042' };

interface WrongParameters {
	readonly what: string;
	readonly provider: ProviderId;
	readonly parameters: Parameters;
	/** The message has to name it. */
	readonly names: string;
}

const variable = (name: string, value: unknown) => ({
	variables: { values: [{ name, value }] },
});

const WRONG_PARAMETERS: readonly WrongParameters[] = [
	{ what: 'no flow id', provider: 'cmCom', parameters: { flowId: '={{ "" }}' }, names: 'Flow ID' },
	{
		what: 'an address that is no flow',
		provider: 'talkdesk',
		parameters: { flowId: 'https://api.talkdeskapp.com/flows' },
		names: 'Flow ID',
	},
	{
		what: 'a ring time out of range',
		provider: 'cmCom',
		parameters: { options: { ringSeconds: 61 } },
		names: 'takes 10 to 60',
	},
	{
		what: 'a wait of no time',
		provider: 'cmCom',
		parameters: { waitLimitMinutes: 0 },
		names: 'Wait Limit (Minutes)',
	},
	{
		what: 'a variable that is no text',
		provider: 'talkdesk',
		parameters: variable('order', '={{ { "number": 1042 } }}'),
		names: '"order"',
	},
	{
		what: 'a variable that the callback needs',
		provider: 'talkdesk',
		parameters: variable('result_url', 'https://example.com'),
		names: '"result_url"',
	},
	{
		what: 'the same variable twice',
		provider: 'cmCom',
		parameters: {
			variables: {
				values: [
					{ name: 'order', value: '1' },
					{ name: 'order', value: '2' },
				],
			},
		},
		names: '"order"',
	},
	{
		what: 'variables that are no JSON',
		provider: 'cmCom',
		parameters: { specifyVariables: 'json', variablesJson: '={{ "{not json" }}' },
		names: 'Variables (JSON)',
	},
	{
		what: 'a context that is too large',
		provider: 'cmCom',
		parameters: { context: '={{ { "text": "x".repeat(2000) } }}' },
		names: 'Context',
	},
	{
		what: 'a caller that is no number',
		provider: 'kaleyra',
		parameters: { from: { __rl: true, mode: 'id', value: 'reception' } },
		names: 'From',
	},
];

/** Settings that the builder has to put right: an issue of the node, not an exit. */
export function wrongSettings(world: () => World): void {
	let counterpart: Counterpart;
	beforeAll(async () => {
		counterpart = await world().counterpart({ speed: 1_000 });
	});

	/** How an execution with one order ends. */
	async function endOf(call: Omit<CallWorkflow, 'path' | 'accounts'>, accounts: Accounts) {
		const order = await openCallWorkflow(world().host, { ...call, accounts });
		return endedExecution(world().host.rest, await order(ORDER));
	}

	/** The accounts, one of them with other data. */
	async function accountsWith(provider: ProviderId, url: string, data: object): Promise<Accounts> {
		const { type, data: right } = SANDBOX_ACCOUNTS[provider];
		const saved = await world().host.addCredential(type, 'changed', { ...right(url), ...data });
		return { ...counterpart.accounts, [type]: saved };
	}

	describe.each(PROVIDER_IDS)('at %s', (provider) => {
		it('a wrong secret is named as such, and not shown', async () => {
			const wrong = SAMPLES[provider].wrongSecret;
			const accounts = await accountsWith(provider, counterpart.proxy.url, wrong);
			const { status, error, text } = await endOf({ provider, waitForResult: true }, accounts);
			expect({ status, message: error?.message }).toEqual({
				status: 'error',
				message: expect.stringContaining('401'),
			});
			expect(error?.description).toMatch(/Check the (account|credential)/);
			expect(error?.context?.itemIndex).toBe(0);
			for (const secret of Object.values(wrong)) expect(text).not.toContain(secret);
		});

		it("an unknown flow is refused in the provider's terms", async () => {
			const parameters = { flowId: SANDBOX_ACCOUNTS[provider].flowId.replace(/c01/i, 'fff') };
			const call = { provider, waitForResult: true, parameters };
			const { error } = await endOf(call, counterpart.accounts);
			expect(error?.message).toContain(SAMPLES[provider].unknownFlow);
			expect(error?.description).toMatch(/\w/);
		});

		it('an address that does not respond is named, without a stack', async () => {
			const [port] = await freePorts(1);
			const accounts = await accountsWith(provider, `http://127.0.0.1:${port}`, {});
			const { error } = await endOf({ provider, waitForResult: true }, accounts);
			expect(error?.message).toBe(`No connection to 127.0.0.1:${port}; the call was not made.`);
			expect(error?.description).not.toMatch(/\bat .*\.[jt]s\b/);
		});
	});

	it.each(WRONG_PARAMETERS)(
		'$what at $provider is refused before any call is placed',
		async ({ provider, parameters, names }) => {
			const call = { provider, waitForResult: true, parameters };
			const { status, error } = await endOf(call, counterpart.accounts);
			expect(status).toBe('error');
			expect(error?.message).toContain(names);
			expect(error?.description).toMatch(/\w/);
		},
	);

	it('no callback secret: another node could not open what comes to it', async () => {
		const { type } = SANDBOX_ACCOUNTS.cmCom;
		const { error } = await endOf(
			{
				provider: 'cmCom',
				waitForResult: true,
				parameters: { resultUrl: world().host.url + '/webhook/results' },
				settings: { credentials: { [type]: counterpart.accounts[type]! } },
			},
			counterpart.accounts,
		);
		expect(error?.message).toContain('callback secret');
	});

	it('places no call in any of these cases', () => {
		expect(counterpart.sandbox.calls()).toEqual([]);
	});

	describe('of one item among several', () => {
		const orders = ['right', 'wrong', 'right'].map((kind, index) => ({
			to: `+1415555010${index + 1}`,
			reference: `${kind}-${index}`,
			flowId:
				kind === 'right'
					? SANDBOX_ACCOUNTS.kaleyra.flowId
					: 'SG_00000000-0000-4000-8000-000000000fff',
		}));
		const open = async (settings: CallWorkflow['settings']) => {
			const { sandbox, accounts } = await world().counterpart({ speed: 1_000 });
			const order = await openCallWorkflow(world().host, {
				provider: 'kaleyra',
				accounts,
				waitForResult: false,
				several: true,
				parameters: { flowId: '={{ $json.flowId }}' },
				settings,
			});
			return { sandbox, id: await order({ orders }) };
		};

		it('stops the node, and says which item', async () => {
			const { sandbox, id } = await open({});
			const { status, error } = await endedExecution(world().host.rest, id);
			expect(status).toBe('error');
			expect(error?.context?.itemIndex).toBe(1);
			expect(sandbox.calls()).toHaveLength(1);
		});

		it('leaves by the error output, with how to put it right; the others are called', async () => {
			const { sandbox, id } = await open({ onError: 'continueErrorOutput' });
			const ends = await awaitEnds(world().host, id);
			expect(ends.map(({ output, item }) => [output, item.reference])).toEqual([
				['Placed', 'right-0'],
				['Placed', 'right-2'],
				['Error', 'wrong-1'],
			]);
			const { item } = ends[2]!;
			expect(item.error).toContain('does not know this flow');
			expect(item.details).toMatchObject({
				kind: 'flowNotFound',
				field: 'flowId',
				hint: expect.stringContaining('published'),
				itemIndex: 1,
			});
			expect(sandbox.calls()).toHaveLength(2);
		});

		it('calls no one twice when n8n tries the whole node again', async () => {
			const { sandbox, id } = await open({
				retryOnFail: true,
				maxTries: 3,
				waitBetweenTries: 0,
			});
			const { status } = await endedExecution(world().host.rest, id);
			expect(status).toBe('error');
			expect(sandbox.calls().map(({ to }) => to)).toEqual([orders[0]!.to]);
		});
	});
}

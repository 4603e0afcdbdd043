/** An ID that was copied from another company's page. */
import { PROVIDER_IDS, providers, type ProviderTable } from '../../../core';
import { SAMPLES } from '../../providers';
import { readyCall, thrownBy } from '../samples';

const UUID = '6f1c1f0e-0000-4000-8000-000000000009';
/** Companies whose flows have UUIDs, or IDs of a form that nobody documents. */
const TAKES_UUID = ['talkdesk', 'cmCom', 'vapi', 'jambonz'];

const telling = PROVIDER_IDS.filter(
	(id) => (providers[id].table as ProviderTable).flowIdForm !== undefined,
);
const pairs = telling.flatMap((other) =>
	PROVIDER_IDS.filter((id) => id !== other).map((id) => ({ id, other })),
);

describe('a flow id', () => {
	it('tells its company at some', () => {
		expect(telling).toEqual(['kaleyra', 'twilio', 'retell']);
	});

	it.each(pairs)('of $other is refused at $id, by the names of both', ({ id, other }) => {
		expect(thrownBy(() => readyCall(id, { flowId: SAMPLES[other].flowId }))).toMatchObject({
			kind: 'invalidRequest',
			field: 'flowId',
			message: `"Flow ID" is that of a flow at ${providers[other].table.company}, but the call goes over ${providers[id].table.company}.`,
			hint: expect.stringContaining(`Choose a flow of ${providers[id].table.company}`),
		});
	});

	it.each(PROVIDER_IDS)('that is a UUID is taken where %s may have one, else refused', (id) => {
		const call = () => readyCall(id, { flowId: UUID });
		if (TAKES_UUID.includes(id)) expect(call().input.flowId).toBe(UUID);
		else
			expect(thrownBy(call)).toMatchObject({
				kind: 'invalidRequest',
				field: 'flowId',
				message: expect.stringContaining(providers[id].table.company),
			});
	});
});

const calling = PROVIDER_IDS.filter((id) =>
	providers[id].table.call.some(({ name, need }) => name === 'from' && need === 'required'),
);

describe('a number to call from', () => {
	it.each(calling)('is missed at %s, by the name of its field', (id) => {
		expect(thrownBy(() => readyCall(id, { from: '' }))).toMatchObject({
			kind: 'invalidRequest',
			provider: id,
			field: 'from',
			message: '"From" is empty.',
		});
	});

	it.each(calling)('without a plus is sent right by %s, or refused with how to write it', (id) => {
		const call = () => readyCall(id, { from: '442079460123' });
		// it writes numbers without a plus itself
		if (id === 'infobip') expect(call().input.from).toBe('442079460123');
		else expect(thrownBy(call)).toMatchObject({ kind: 'invalidRequest', field: 'from' });
	});
});

/** Which refusals certainly placed no call: those that are listed, and no other. */
import { FAILURES, PROVIDER_IDS, providers, type ProviderId } from '../../../core';
import cmAccepted from '../../fixtures/cm-com/accepted.json';
import talkdeskAccepted from '../../fixtures/talkdesk/accepted.json';

/** Of Kaleyra the code of an accepted call is believed whatever the status, so it has another one. */
const NAMED = { code: 'RBC9999', data: { id: 'c-1' } };

const read = (id: ProviderId, status: number, body: unknown) =>
	providers[id].start.read({ status, headers: {}, body });

describe.each(PROVIDER_IDS)('an answer of %s', (id) => {
	it('frees the reference by the statuses that certainly placed no call, and by no other', () => {
		const documented: Readonly<Record<ProviderId, readonly number[]>> = {
			talkdesk: [413],
			cmCom: [],
			kaleyra: [],
		};
		const freed = Array.from({ length: 700 }, (_, status) => status + 100).filter((status) => {
			const answer = read(id, status, undefined);
			return !answer.accepted && (answer.dialled ?? FAILURES[answer.kind].dialled) === 'no';
		});
		const always = [400, 401, 403, 404, 422, 429];
		expect(freed).toEqual([...always, ...documented[id]].sort((one, other) => one - other));
	});

	it.each([400, 401, 403, 404, 409, 422])(
		'of status %i that names a call all the same may have dialled',
		(status) => {
			const bodies = { talkdesk: talkdeskAccepted, cmCom: cmAccepted, kaleyra: NAMED };
			expect(read(id, status, bodies[id])).toMatchObject({
				accepted: false,
				kind: 'unreadableAnswer',
			});
		},
	);
});

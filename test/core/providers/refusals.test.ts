/** Which refusals certainly placed no call: those that are listed, and no other. */
import { FAILURES, PROVIDER_IDS, providers, type ProviderId } from '../../../core';
import { SAMPLES } from '../../providers';

const read = (id: ProviderId, status: number, body: unknown) =>
	providers[id].start.read({ status, headers: {}, body });

describe.each(PROVIDER_IDS)('an answer of %s', (id) => {
	it('frees the reference by the statuses that certainly placed no call, and by no other', () => {
		const freed = Array.from({ length: 700 }, (_, status) => status + 100).filter((status) => {
			const answer = read(id, status, undefined);
			return !answer.accepted && (answer.dialled ?? FAILURES[answer.kind].dialled) === 'no';
		});
		const always = [400, 401, 403, 404, 422, 429];
		expect(freed).toEqual([...always, ...SAMPLES[id].refusals].sort((one, other) => one - other));
	});

	it.each([400, 401, 403, 404, 409, 422])(
		'of status %i that names a call all the same may have dialled',
		(status) => {
			expect(read(id, status, SAMPLES[id].naming)).toMatchObject({
				accepted: false,
				kind: 'unreadableAnswer',
			});
		},
	);
});

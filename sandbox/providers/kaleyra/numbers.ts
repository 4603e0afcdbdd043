import { ACCOUNT } from './credentials';
import type { Received, Reply, Route } from '../../server/http';

const COUNTRIES: Readonly<Record<string, string>> = { '+1': 'US', '+3': 'FR' };

/** The account's numbers (Kaleyra, "List the Subscribed Numbers"), code CLE402. */
export const subscriptions = (
	isAuthorized: (received: Received) => boolean,
	unauthorized: Reply,
): Route => ({
	method: 'GET',
	path: '/v1/{sid}/number/subscriptions',
	handle: (received) =>
		isAuthorized(received)
			? {
					status: 200,
					body: {
						code: 'CLE402',
						message: 'Subscribed numbers',
						data: ACCOUNT.bridges.map((number, index) => ({
							number,
							capabilities: ['voice_out'],
							iso_code: COUNTRIES[number.slice(0, 2)],
							number_type: 'local',
							number_status: 'Active',
							monthly_recurring_cost: 0,
							setup_cost: 0,
							start_date: '2026-01-01',
							end_date: null,
							subscription_id: `sandbox-${index + 1}`,
						})),
						error: {},
					},
				}
			: unauthorized,
});

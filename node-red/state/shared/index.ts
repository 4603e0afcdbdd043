/** The memory of accounts that share one in a Redis: with all processes that run the same flow. */
import { createSharedLimiter, ratesOf, type Limiter } from '../../../core';
import { limitersOf, nodeClock } from '../../host/clock';
import { INSTANCE } from '../../host/instance';
import { openRedis, type RedisLink, type RedisSettings } from '../../host/redis';
import type { SharedMemory } from '../memory';
import { sharedFirstResults } from './first-results';
import { sharedHeld } from './held';
import { sharedHistory } from './history';
import { sharedPermits } from './permits';
import { live, placeOf } from './place';
import { markShared, sharedReservations } from './references';
import { sharedReports } from './reports';
import { sharedStop } from './stop';

interface Opened extends SharedMemory {
	close(): void;
	users: number;
	timer?: NodeJS.Timeout;
}

/** A deploy makes an account anew; what waits for a permit goes on with the same memory. */
const CLOSE_AFTER_MS = 60_000;

const opened = new Map<string, Opened>();

/** The memory of an account at an address: one, however often it is asked for. Connects when it is used. */
export function useSharedMemory(
	accountId: string,
	settings: RedisSettings,
): { readonly memory: SharedMemory; leave(): void } {
	const key = JSON.stringify([accountId, settings.address, settings.password]);
	const memory = opened.get(key) ?? open(accountId, openRedis(settings), INSTANCE);
	opened.set(key, memory);
	memory.users += 1;
	clearTimeout(memory.timer);
	return {
		memory,
		leave() {
			memory.users -= 1;
			if (memory.users > 0) return;
			memory.timer = setTimeout(() => {
				opened.delete(key);
				memory.close();
			}, CLOSE_AFTER_MS).unref();
		},
	};
}

/** @param processId unlike that of any other process */
export function open(accountId: string, link: RedisLink, processId: string): Opened {
	const place = placeOf(link, accountId, processId);
	const stop = live(place);
	const { firstResultOf, ...first } = sharedFirstResults(place);
	const reservations = sharedReservations(place, firstResultOf);
	const history = sharedHistory(place);
	const held = sharedHeld(place);
	const limiters = new Map<string, Limiter>();
	let permits = 0;
	return {
		users: 0,
		calls: {
			isSafe: true,
			reservations: () => reservations,
			history: () => history,
			held: () => held,
			markUnderWay: (reference) => markShared(place, reference),
			limiters(provider, callsPerSecond) {
				const own = limitersOf(provider, accountId, callsPerSecond);
				return ratesOf(provider, callsPerSecond).map((rate, at) => {
					const known = limiters.get(rate.name);
					if (known) return known;
					const newId = () => `${processId} ${permits++}`;
					const made = createSharedLimiter(own[at]!, sharedPermits(place, rate), nodeClock, newId);
					limiters.set(rate.name, made);
					return made;
				});
			},
		},
		stop: sharedStop(place),
		results: { ...sharedReports(place), ...first },
		close() {
			stop();
			link.close();
		},
	};
}

import {
	createReservations,
	providers,
	settingsElsewhere,
	startWithFallback,
	type CallDraft,
	type Gate,
	type Lent,
	type OwnSettings,
} from '../../../core';
import { fakeClock, memoryReferences, scriptedTransport, type Answer } from '../../support/fakes';
import { ACCOUNTS, SETTINGS } from '../samples';
import type { WithAddress } from '../../../core/call/start';
import { BACK, DRAFT } from './starting';

export const FIRST = DRAFT.provider;
export const SECOND = providers.cmCom;
/** Where the second account's result comes. */
export const SECOND_BACK = {
	address: { url: 'https://hooks.example.com/second?rb=SECOND', token: 'SECOND' },
};
export const OWN = { flowId: SETTINGS.cmCom.flowId, from: SETTINGS.cmCom.from } as const;

export interface Told {
	readonly first?: Answer[];
	readonly second?: Answer[];
	readonly gates?: readonly Gate[];
	readonly settings?: Readonly<Record<string, unknown>>;
	readonly own?: OwnSettings;
	readonly lent?: Partial<Lent>;
	readonly references?: ReturnType<typeof memoryReferences>;
	readonly draft?: Partial<CallDraft>;
}

/** Starts the sample call with a fallback, against answers in order. */
export function fallBack(told: Told) {
	const { gates = [], lent = {}, references = memoryReferences() } = told;
	const clock = fakeClock();
	const first = scriptedTransport(...(told.first ?? []));
	const second = scriptedTransport(...(told.second ?? []));
	const reservations = createReservations(references);
	const draft: CallDraft = {
		...DRAFT,
		settings: { ...DRAFT.settings, ...told.settings },
		...told.draft,
	};
	const settings = settingsElsewhere(draft.settings, SECOND, told.own ?? OWN);
	const lending = { limiters: [], reservations, ...lent };
	const start = () =>
		startWithFallback<WithAddress>(
			{
				draft,
				host: {
					clock,
					gates,
					callback: () => BACK,
					lend: () => ({ ...lending, transport: first }),
				},
			},
			{
				draft: { ...draft, provider: SECOND, account: ACCOUNTS.cmCom, settings },
				host: {
					clock,
					gates,
					callback: () => SECOND_BACK,
					lend: () => ({ ...lending, reported: undefined, transport: second }),
				},
			},
		);
	return { clock, first, second, references, reservations, start, run: () => clock.run(start()) };
}

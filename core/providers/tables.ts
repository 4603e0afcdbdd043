import { table as cmCom } from './cm-com/table';
import { table as kaleyra } from './kaleyra/table';
import { table as retell } from './retell/table';
import type { ProviderTable } from './table';
import { table as talkdesk } from './talkdesk/table';

/** What people see of each provider, in the order of lists; plain data. */
export const PROVIDER_TABLES = { talkdesk, cmCom, kaleyra, retell } satisfies Record<
	string,
	ProviderTable
>;

export type ProviderId = keyof typeof PROVIDER_TABLES;
export const PROVIDER_IDS = Object.keys(PROVIDER_TABLES) as ProviderId[];

export const isProviderId = (value: unknown): value is ProviderId =>
	typeof value === 'string' && Object.hasOwn(PROVIDER_TABLES, value);

export const tableOf = (id: ProviderId): ProviderTable => PROVIDER_TABLES[id];

import { CommonOptions } from '../base/options';
import { FLOWS } from '../flows/book';
import type { Flow } from '../flows/flow';
import { cmCom } from './cmCom';
import type { Provider } from './contract';
import { kaleyra } from './kaleyra';
import { retell } from './retell';
import { talkdesk } from './talkdesk';

/** The only list of providers. */
const LIST = [talkdesk, cmCom, kaleyra, retell] as const;

type Listed = (typeof LIST)[number];
/** The providers the sandbox stands in for, by the names workflows use. */
export type ProviderId = Listed['id'];

/** Of several types, the one that is all of them. */
type Both<Any> = (Any extends unknown ? (each: Any) => void : never) extends (
	each: infer All,
) => void
	? All
	: never;
const merged = <All>(parts: readonly (object | undefined)[]): All =>
	Object.assign({}, ...parts) as All;

/** Every provider with the id that its type knows. */
export const PROVIDERS: readonly (Provider & { readonly id: ProviderId })[] = LIST;
export const PROVIDER_IDS: readonly ProviderId[] = PROVIDERS.map(({ id }) => id);

type OwnOptions = Both<Extract<Listed, Pick<Required<Provider>, 'options'>>['options']['shape']>;
/** All that can be switched. */
export const Options = CommonOptions.extend(
	merged<OwnOptions>(PROVIDERS.map(({ options }) => options?.shape)),
);
export type Options = ReturnType<typeof Options.parse>;

/** One value for each provider. */
export const perProvider = <Value>(
	value: (provider: Provider) => Value,
): Record<ProviderId, Value> =>
	Object.fromEntries(PROVIDERS.map((provider) => [provider.id, value(provider)])) as Record<
		ProviderId,
		Value
	>;

/** @param url the sandbox's own address */
export const baseUrlsAt = (url: string): Record<ProviderId, string> =>
	perProvider(({ basePath }) => url + basePath);

type OwnAbout = Both<ReturnType<Extract<Listed, Pick<Required<Provider>, 'about'>>['about']>>;
/** What the providers add to `/_sandbox/about`. */
export const furtherAbout = (url: string): OwnAbout =>
	merged(PROVIDERS.map((provider) => provider.about?.(url + provider.basePath)));

export const flowIdsOf = ({ id }: Flow): Record<ProviderId, string> =>
	perProvider((provider) => provider.flowId(id.toLowerCase()));

/** What to type where, for `/_sandbox/about` and the command line. */
export const listFlows = (flows: readonly Flow[] = FLOWS) =>
	flows.map((flow) => ({ name: flow.name, ids: flowIdsOf(flow) }));

import { ENDINGS } from '../calls/phone';
import { FLOWS } from '../flows/book';
import type { Flow } from '../flows/flow';
import { name, version } from '../package.json';
import type { Provider } from '../providers/contract';
import { baseUrlsAt, furtherAbout, listFlows, perProvider, PROVIDERS } from '../providers';

export { name, version };

/** The provider whose own the report of steps is. */
export const REPORTING = PROVIDERS.find(({ exitName }) => exitName)!;

const fieldsOf = (
	{ account }: Provider,
	baseUrl: string,
): Readonly<Record<string, readonly string[]>> => ({
	'Base address': [baseUrl],
	...account(baseUrl),
});

/** All a person needs to point an account at this sandbox. */
export const about = (url: string, speed: number, flows: readonly Flow[] = FLOWS) => ({
	name,
	version,
	speed,
	baseUrls: baseUrlsAt(url),
	...furtherAbout(url),
	credentials: perProvider((provider) => provider.credentials()),
	/** The same for people: what to type into which field of an account. */
	providers: PROVIDERS.map((provider) => ({
		id: provider.id,
		name: provider.displayName,
		account: fieldsOf(provider, url + provider.basePath),
	})),
	reportProvider: REPORTING.id,
	flows: listFlows(flows),
	endings: ENDINGS,
});

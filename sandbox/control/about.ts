import { builtInKey, CREDENTIALS } from '../providers/credentials';
import type { Flow } from '../flows/flow';
import { FLOWS, listFlows } from '../flows/book';
import { name, version } from '../package.json';
import { ENDINGS } from '../calls/phone';
import { BASE_PATHS, PROVIDERS, type ProviderId } from '../providers';

export { name, version };

export const baseUrlsAt = (url: string): Record<ProviderId, string> =>
	Object.fromEntries(PROVIDERS.map((provider) => [provider, url + BASE_PATHS[provider]])) as Record<
		ProviderId,
		string
	>;

/** All a person needs to point an account at this sandbox. */
export function about(url: string, speed: number, flows: readonly Flow[] = FLOWS) {
	const { talkdesk, cmCom, kaleyra } = CREDENTIALS;
	const privateKey = builtInKey().privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
	return {
		name,
		version,
		speed,
		baseUrls: baseUrlsAt(url),
		tokenUrl: `${url}${BASE_PATHS.talkdesk}/oauth/token`,
		credentials: { talkdesk: { ...talkdesk, privateKey }, cmCom, kaleyra },
		flows: listFlows(flows),
		bridges: kaleyra.bridges,
		callers: cmCom.callers,
		endings: ENDINGS,
	};
}

import type { About } from './wire';

type ProviderView = About['providers'][number];

/** What the sandbox stands in for, as it says itself; known once the page has asked it. */
export let PROVIDERS: readonly ProviderView[] = [];

export function learnProviders(told: readonly ProviderView[]): void {
	PROVIDERS = told;
}

/** A provider's name as it writes it. */
export const providerName = (provider: string): string =>
	PROVIDERS.find(({ id }) => id === provider)?.name ?? provider;

import { onceReady } from './once-ready';

/** What the editor itself speaks with n8n: JSON over /rest, with a cookie. */
export interface Rest {
	get<T>(path: string): Promise<T>;
	post<T>(path: string, body?: unknown): Promise<T>;
}

/** The only person on this n8n. */
export interface Owner {
	readonly email: string;
	readonly password: string;
}

/** Signs in, after making the owner's account on an n8n that has none. */
export async function signIn(url: string, { email, password }: Owner): Promise<Rest> {
	let cookie = '';

	async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
		const answer = await onceReady(() =>
			fetch(`${url}/rest${path}`, {
				method,
				headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
				body: body === undefined ? undefined : JSON.stringify(body),
			}),
		);
		const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
		if (cookies.length > 0) cookie = cookies.join('; ');
		const text = await answer.text();
		if (!answer.ok) throw new Error(`n8n: ${method} ${path}: ${answer.status} ${text}`);
		return text === '' ? (undefined as T) : (JSON.parse(text) as { data: T }).data;
	}

	const { userManagement } = await request<{
		userManagement: { showSetupOnFirstLoad: boolean };
	}>('GET', '/settings');
	if (userManagement.showSetupOnFirstLoad)
		await request('POST', '/owner/setup', {
			email,
			password,
			firstName: 'Olive',
			lastName: 'Owner',
		});
	await request('POST', '/login', { emailOrLdapLoginId: email, password });

	return {
		get: (path) => request('GET', path),
		post: (path, body = {}) => request('POST', path, body),
	};
}

/** A request the sandbox refused, in its own words. */
export class Refused extends Error {}

async function ask(method: string, path: string, body?: unknown): Promise<Response> {
	const response = await fetch(path, {
		method,
		...(body !== undefined && {
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		}),
	});
	if (response.ok) return response;
	throw new Refused(messageOf(await response.text()) || `answered ${response.status}`);
}

function messageOf(text: string): string {
	try {
		const { message } = JSON.parse(text) as { message?: unknown };
		return typeof message === 'string' ? message : '';
	} catch {
		return '';
	}
}

const at = (path: string): string => `/_sandbox${path}`;

/** A JSON answer of the control API. */
export async function get<Answer>(path: string): Promise<Answer> {
	return (await ask('GET', at(path))).json() as Promise<Answer>;
}
export const post = (path: string, body: unknown): Promise<Response> => ask('POST', at(path), body);
export const remove = (path: string): Promise<Response> => ask('DELETE', at(path));

export const phonePath = (callId: string): string => `/calls/${encodeURIComponent(callId)}/phone`;

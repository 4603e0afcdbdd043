import type { TestCall } from '../kit/wire';

/** The request of a test call with its number and its reference filled in. */
export const filledIn = (
	{ url, headers, body }: TestCall,
	values: Readonly<Record<'to' | 'reference', string>>,
) => {
	const text = Object.entries(values).reduce(
		(json, [name, value]) => json.replaceAll(`"{${name}}"`, JSON.stringify(value)),
		JSON.stringify(body),
	);
	return { url, init: { method: 'POST', headers, body: text } };
};

/** The address that people copy. */

/** Where an account takes its results: below Node-RED's own HTTP root, at its public address. */
export function resultAddress(where: {
	readonly publicUrl: string;
	readonly origin: string;
	readonly httpNodeRoot: string | undefined;
	readonly accountId: string;
}): string {
	const base = (where.publicUrl.trim() || where.origin).replace(/\/*([?#].*)?$/, '');
	const root = (where.httpNodeRoot ?? '').replace(/^\/+|\/+$/g, '');
	return [base, root, 'ringback', where.accountId].filter((part) => part !== '').join('/');
}

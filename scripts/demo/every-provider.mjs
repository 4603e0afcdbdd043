/**
 * The example flow has the accounts of three providers, so that it stays easy to read. Here it gets
 * a branch for each of the others, as a builder would copy one.
 */

/** The choices of an account that the sandbox wants made, such as to listen for machines. */
const choicesOf = ({ account }) =>
	Object.fromEntries(
		account.fields
			.filter(({ kind, only, sandbox }) => kind === 'choice' && !only && sandbox)
			.map(({ name, sandbox }) => [name, sandbox]),
	);

/** @param tables of all providers */
export function forEveryProvider(flow, tables) {
	const accounts = flow.filter(({ type }) => type === 'ringback-account');
	// it names a caller, as most providers want
	const trigger = flow.find(({ type, from }) => type === 'ringback-trigger-voice-flow' && from);
	const account = accounts.find(({ id }) => id === trigger.account);
	const missing = tables.filter(({ id }) => !accounts.some(({ provider }) => provider === id));

	const idOf = (node, { id }) => node.id.replace(account.provider, id);
	const copies = missing.flatMap((table, index) => [
		{
			...account,
			...choicesOf(table),
			id: idOf(account, table),
			name: `${table.company} (sandbox)`,
			provider: table.id,
		},
		{
			...trigger,
			id: idOf(trigger, table),
			name: `Call with ${table.company}`,
			account: idOf(account, table),
			flowId: table.sandbox.flowId,
			from: table.sandbox.from ?? '',
			voicemail: '',
			y: trigger.y + 280 + index * 60,
		},
	]);
	const leadThere = ({ rules, outputs, wires, ...node }) => ({
		...node,
		rules: [...rules, ...missing.map(({ id }) => ({ t: 'eq', v: id, vt: 'str' }))],
		outputs: outputs + missing.length,
		wires: [...wires, ...missing.map((table) => [idOf(trigger, table)])],
	});
	const isChoice = ({ type, property }) => type === 'switch' && property === 'order.provider';
	return [...flow.map((node) => (isChoice(node) ? leadThere(node) : node)), ...copies];
}

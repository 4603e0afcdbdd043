import type { VNode } from 'preact';
import { facts } from './kit/badge';
import { copyButton } from './kit/notices';
import type { ViewProps } from './state';
import type { About } from './kit/wire';
import { outcomeWord } from './kit/words';

const copied = (value: string): VNode => (
	<span class="copied">
		<code>{value}</code>
		{copyButton('Copy', value)}
	</span>
);

/** What to type into an account; where there is a choice, one per line. */
const account = ({ name, account: fields }: About['providers'][number]): VNode => (
	<div class="panel account">
		<h3>{name}</h3>
		{facts(
			Object.fromEntries(
				Object.entries(fields).map(([field, values]) => [
					field,
					<div class="stack">{values.map(copied)}</div>,
				]),
			),
		)}
	</div>
);

const REPORTS: Readonly<Record<string, string>> = {
	never: ', and the report never comes',
	twice: ', and the report comes twice',
	early: ', and the report comes before the start is answered',
	late: ', and the report comes late',
};

const keysWord = (keys: string | undefined): string =>
	keys === undefined ? '' : keys === '' ? ', presses nothing' : `, presses ${keys}`;

const endings = ({ endings: all }: About): VNode => (
	<div class="panel wide">
		<h3>The last two digits decide</h3>
		<p>You do not have to pick up: a phone does by itself what its number says.</p>
		{facts(
			Object.fromEntries(
				Object.entries(all)
					.sort(([one], [other]) => one.localeCompare(other))
					.map(([ending, { outcome, report, keys }]) => [
						`…${ending}`,
						outcomeWord(outcome).label + keysWord(keys) + (REPORTS[report] ?? ''),
					]),
			),
		)}
	</div>
);

/** Where a workflow finds this sandbox, and with which credentials. */
export const ConnectView = ({ state: { about } }: ViewProps): VNode => (
	<>
		<div class="heading">
			<h2 id="title-connect">Connect your workflow</h2>
		</div>
		{about && (
			<div id="connect">
				<p class="hint">
					Type these into an account of your workflow. They open nothing but this sandbox.
				</p>
				<div class="panels">
					{about.providers.map(account)}
					{endings(about)}
				</div>
			</div>
		)}
	</>
);

import type { VNode } from 'preact';
import { code, facts } from '../kit/badge';
import { pretty } from '../kit/format';
import { copyButton } from '../kit/notices';
import type { FlowView, RequestDetails } from '../kit/wire';
import { PROVIDERS } from '../kit/providers';

const argumentTable = (rows: RequestDetails['arguments']): VNode =>
	rows.length === 0 ? (
		<p>Takes no values: this provider documents no way to send them.</p>
	) : (
		<table>
			<thead>
				<tr>
					<th>Argument</th>
					<th>becomes the variable</th>
				</tr>
			</thead>
			<tbody>
				{rows.map(({ name, variable }) => (
					<tr>
						<td>
							<code>{name}</code>
						</td>
						<td>
							<code>{variable}</code>
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);

/** How a flow is started, as the panel of that name has it: address, arguments, example body. */
export function requestDetails(
	flow: FlowView,
	provider: string,
	choose: (provider: string) => void,
): VNode {
	const { method, url, headers, arguments: taken, exampleBody } = flow.requestDetails[provider]!;
	const isForm = Object.values(headers).some((value) => value.includes('urlencoded'));
	const body = isForm
		? Object.entries(exampleBody)
				.map(([name, value]) => `${name}=${String(value)}`)
				.join('\n')
		: pretty(exampleBody);
	return (
		<div class="panel">
			<h4>Request details</h4>
			<div class="pills" role="group" aria-label="Provider">
				{PROVIDERS.map(({ id, name }) => (
					<button type="button" aria-pressed={id === provider} onClick={() => choose(id)}>
						{name}
					</button>
				))}
			</div>
			<div class="request">
				<div>
					{facts({
						Address: <code>{`${method} ${url}`}</code>,
						'Flow id': <code>{flow.ids[provider]!}</code>,
						Headers: (
							<code>
								{Object.entries(headers)
									.map(([name, value]) => `${name}: ${value}`)
									.join('\n')}
							</code>
						),
					})}
					<p class="buttons">
						{copyButton('Copy address', url)}
						{copyButton('Copy flow id', flow.ids[provider]!)}
					</p>
					<h5>Arguments</h5>
					{argumentTable(taken)}
				</div>
				<div>
					<h5>{isForm ? 'Example form' : 'Example body'}</h5>
					{code(body, 'Example')}
					{copyButton('Copy example', body)}
				</div>
			</div>
		</div>
	);
}

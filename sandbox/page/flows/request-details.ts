import type { VNode } from 'preact';
import { code, facts } from '../kit/badge';
import { h } from '../kit/h';
import { pretty } from '../kit/format';
import { copyButton } from '../kit/notices';
import type { FlowView, RequestDetails } from '../kit/wire';
import { PROVIDERS } from '../kit/providers';

const argumentTable = (rows: RequestDetails['arguments']): VNode =>
	rows.length === 0
		? h('p', {}, 'Takes no values: this provider documents no way to send them.')
		: h(
				'table',
				{},
				h('thead', {}, h('tr', {}, h('th', {}, 'Argument'), h('th', {}, 'becomes the variable'))),
				h(
					'tbody',
					{},
					...rows.map(({ name, variable }) =>
						h('tr', {}, h('td', {}, h('code', {}, name)), h('td', {}, h('code', {}, variable))),
					),
				),
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
	return h(
		'div',
		{ class: 'panel' },
		h('h4', {}, 'Request details'),
		h(
			'div',
			{ class: 'pills', role: 'group', 'aria-label': 'Provider' },
			...PROVIDERS.map(({ id, name }) =>
				h(
					'button',
					{ type: 'button', 'aria-pressed': String(id === provider), onclick: () => choose(id) },
					name,
				),
			),
		),
		h(
			'div',
			{ class: 'request' },
			h(
				'div',
				{},
				facts({
					Address: h('code', {}, `${method} ${url}`),
					'Flow id': h('code', {}, flow.ids[provider]!),
					Headers: h(
						'code',
						{},
						Object.entries(headers)
							.map(([name, value]) => `${name}: ${value}`)
							.join('\n'),
					),
				}),
				h(
					'p',
					{ class: 'buttons' },
					copyButton('Copy address', url),
					copyButton('Copy flow id', flow.ids[provider]!),
				),
				h('h5', {}, 'Arguments'),
				argumentTable(taken),
			),
			h(
				'div',
				{},
				h('h5', {}, isForm ? 'Example form' : 'Example body'),
				code(body, 'Example'),
				copyButton('Copy example', body),
			),
		),
	);
}

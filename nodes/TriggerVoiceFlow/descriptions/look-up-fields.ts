/** Which call's result to look up. */
import type { INodeProperties } from 'n8n-workflow';
import { PROVIDER_IDS, PROVIDER_TEXTS, tableOf } from '../../../core';
import { WITHOUT_LOOK_UP } from './provider-display';

export const lookUpFields: INodeProperties[] = [
	{
		displayName:
			'This provider cannot be asked for a result afterwards: results come by themselves, by "Wait for Result" or to "Outbound Call Result"',
		name: 'noReportNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { provider: WITHOUT_LOOK_UP } },
	},
	{
		displayName: 'Call ID',
		name: 'callId',
		type: 'string',
		required: true,
		default: '={{ $json.call?.callId }}',
		placeholder: 'e.g. 5d0f6c1e2a3b4c5d8e7f9a0b1c2d3e4f',
		description:
			'ID that the provider gave the call when it was started. As it stands, it is taken from the item that left another Trigger Voice Flow.',
	},
	{
		displayName: 'Placed At',
		name: 'placedAt',
		type: 'string',
		default: '={{ $json.call?.placedAt }}',
		placeholder: 'e.g. 2026-11-21T09:00:00Z',
		description:
			'When the call was placed: the report is searched from then on. When empty, the last 24 hours are searched.',
	},
	...PROVIDER_IDS.filter((id) => tableOf(id).looksUp).map((id): INodeProperties => ({
		displayName: PROVIDER_TEXTS[id].en.lookUpNotice ?? '',
		name: `${id}LookUpNotice`,
		type: 'notice',
		default: '',
		displayOptions: { show: { provider: [id] } },
	})),
];

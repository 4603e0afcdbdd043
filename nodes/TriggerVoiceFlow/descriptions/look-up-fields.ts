/** Which call's result to look up. */
import type { INodeProperties } from 'n8n-workflow';
import { WITHOUT_REPORT } from './operation-fields';

export const lookUpFields: INodeProperties[] = [
	{
		displayName:
			'This provider has no report to look results up in: they come by themselves, by "Wait for Result" or to "Outbound Call Result"',
		name: 'noReportNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { provider: WITHOUT_REPORT } },
	},
	{
		displayName: 'Call ID',
		name: 'callId',
		type: 'string',
		required: true,
		default: '={{ $json.call?.callId }}',
		placeholder: 'e.g. 5d0f6c1e2a3b4c5d8e7f9a0b1c2d3e4f',
		description:
			'ID that Talkdesk gave the call when it was started (interaction_id). As it stands, it is taken from the item that left another Trigger Voice Flow.',
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
	{
		displayName:
			'The OAuth client and "Scope" of the credential need <code>data-reports:write</code> and <code>data-reports:read</code>. Talkdesk\'s report is up to five minutes late: until it knows the call, the item continues on No Result.',
		name: 'reportNotice',
		type: 'notice',
		default: '',
		displayOptions: { hide: { provider: WITHOUT_REPORT } },
	},
];

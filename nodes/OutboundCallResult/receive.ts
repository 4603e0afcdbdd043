/** A report reaches the relay. */
import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import {
	EXITS,
	arrivalAnswer,
	askedIn,
	isSelfTest,
	isWaitedFor,
	receiveReport,
	selfTestAnswer,
	yesOrNo,
	type CallResult,
	type Heard,
	type IncomingReport,
	type ReceivedReport,
	type ResultToken,
} from '../../core';
import { accepted, answer } from '../shared/webhook/answer';
import { callbackKeys } from '../shared/webhook/callback-secret';
import { n8nClock } from '../shared/host/clock';
import { DELIVER } from '../shared/webhook/deliver';
import { incomingReport, isOnlyLooking } from '../shared/webhook/incoming-report';
import { reportWatch, reportsComeHere } from '../shared/webhook/report-watch';
import { untilReady } from '../shared/webhook/starting';
import { refuseNewer } from '../shared/host/saved-parameters';
import { MIGRATIONS } from './migrations';
import type { NodeMemory } from './kept-list';
import { takeOnce } from './seen-reports';
import { heardHere } from './took-over';
import {
	resumeExecution,
	isOwnAddress,
	sendReport,
	unreachedHint,
	type Resumed,
} from './resume-execution';
import { untilPlaced } from './until-placed';

type Final = Extract<ReceivedReport, { verdict: 'final' }>;

/** The token is checked before anything in the report is believed; nothing throws. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		if (isOnlyLooking(context)) return answer(context, 405, 'Reports come by GET or POST.');
		refuseNewer(context.getNode(), MIGRATIONS);
		const report = incomingReport(context, context.getNodeWebhookUrl('default') ?? '');
		if (report === null) return answer(context, 413, 'The report is too large.');
		const received = receiveReport(report, await callbackKeys(context), Date.now(), ['relay']);
		if (received.verdict === 'refused') return answer(context, received.httpStatus, received.why);
		const { token } = received;
		if (isDirect(token)) return answer(context, 401, 'The result token is for another address.');
		reportsComeHere();
		const asked = askedIn(token);
		if (asked) return { webhookResponse: arrivalAnswer(token, reportWatch.hasEnded(asked)) };
		if (received.verdict === 'final') reportWatch.ended(token);
		else reportWatch.arrived(token);
		if (received.verdict === 'unreadable')
			return answer(context, received.httpStatus, received.why);
		if (received.verdict === 'interim') return accepted('The call is still under way.', token);
		if (isSelfTest(token)) return { webhookResponse: selfTestAnswer(token, received.result) };
		return await deliverOnce(context, report, received);
	} catch {
		return answer(context, 503, 'The report cannot be read at the moment; send it again later.');
	}
}

async function deliverOnce(
	context: IWebhookFunctions,
	report: IncomingReport,
	received: Final,
): Promise<IWebhookResponseData> {
	const memory = {
		name: `${context.getWorkflow().id} ${context.getNode().id}`,
		staticData: context.getWorkflowStaticData('node'),
	};
	const delivered = await takeOnce(received.token.id, memory, () =>
		deliver(context, memory, report, received),
	);
	if (delivered === null) return answer(context, 401, 'The report is not signed as it has to be.');
	const { token } = received;
	return delivered ?? accepted('Received before.', token, heardHere(memory, token));
}

/** Null for a report that the waiting execution does not believe: it waits on, and nothing starts. */
async function deliver(
	context: IWebhookFunctions,
	memory: NodeMemory,
	report: IncomingReport,
	{ token, result }: Final,
): Promise<IWebhookResponseData | null> {
	const resumeUrl = resumeUrlIn(context, token);
	if (resumeUrl) await untilReady(context, resumeUrl, token);
	const { resumed, heard: said } = resumeUrl
		? await resumeWith(context, report, token, resumeUrl)
		: { resumed: undefined };
	if (resumed === 'unsigned') return null;
	const heard = heardHere(memory, token, said);
	if (resumed === 'taken') return accepted('Handed to the waiting execution.', token, heard);
	const only = context.getNodeParameter('onlyProviders', []) as string[];
	if (only.length > 0 && !only.includes(result.provider))
		return accepted('Not wanted here.', token, heard);
	const hint = resumeUrl && resumed === 'unreached' ? unreachedHint(resumeUrl) : undefined;
	if (hint) context.logger.warn(hint);
	return { ...accepted('Received.', token, heard), workflowData: toOutputs(result, hint) };
}

/** The address of the execution that waits, where there is one to be woken. */
function resumeUrlIn(context: IWebhookFunctions, token: ResultToken): string | undefined {
	const resumeUrl = token.deliver[DELIVER.resumeUrl];
	if (resumeUrl === undefined) return undefined;
	if (yesOrNo(context.getNodeParameter('resumeWaiting', true)) === false) return undefined;
	return isOwnAddress(resumeUrl, context.getNodeWebhookUrl('default')) ? resumeUrl : undefined;
}

async function resumeWith(
	context: IWebhookFunctions,
	report: IncomingReport,
	token: ResultToken,
	resumeUrl: string,
): Promise<{ readonly resumed: Resumed; readonly heard?: Heard }> {
	let heard: Heard | undefined;
	const endsAtMs = await untilPlaced(token);
	const resumed = await resumeExecution(
		async () => {
			const answered = await sendReport(context, report, resumeUrl, token);
			({ heard = heard } = answered);
			return answered;
		},
		n8nClock,
		endsAtMs,
	);
	return { resumed, heard };
}

/** Sealed by an earlier version, for the execution itself: what this node hands on names an execution. */
const isDirect = (token: ResultToken): boolean =>
	token.way === undefined &&
	token.deliver[DELIVER.resumeUrl] === undefined &&
	!isSelfTest(token) &&
	isWaitedFor(token);

const toOutputs = (result: CallResult, hint: string | undefined) =>
	EXITS.map((exit) =>
		exit === result.exit ? [{ json: { call: { ...result } as never, ...(hint && { hint }) } }] : [],
	);

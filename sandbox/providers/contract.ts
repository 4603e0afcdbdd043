import type { z } from 'zod/v4';
import type { StepRun } from '../calls/call';
import type { Context } from '../engine/context';
import type { Flow } from '../flows/flow';
import type { Site } from '../server/http';

/** How a flow is started: the side panel "Request details" of Studio. */
export interface RequestDetails {
	readonly method: 'POST';
	readonly url: string;
	/** Secrets are left out. */
	readonly headers: Readonly<Record<string, string>>;
	/** Values the flow takes, and the variables they end up in. */
	readonly arguments: readonly FlowArgument[];
	/** JSON, or the fields of a form. */
	readonly exampleBody: Readonly<Record<string, unknown>>;
}
export interface FlowArgument {
	readonly name: string;
	readonly variable: string;
}

/** A request by which the page has a phone ring; its texts `{to}` and `{reference}` are filled in. */
export interface TestCall {
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	/** Sent as JSON. */
	readonly body: Readonly<Record<string, unknown>>;
}

/** A provider that the sandbox stands in for. One folder, and one line in the list. */
export interface Provider {
	/** As workflows name it. */
	readonly id: string;
	readonly displayName: string;
	/** What exactly is emulated, such as `Talkdesk Studio`. */
	readonly productName: string;
	/** Where its API begins, under the sandbox's own address. */
	readonly basePath: string;
	/** What can be switched here alone; absent: nothing. */
	readonly options?: z.ZodObject;
	/** All that opens the account, for programs. */
	credentials(): Readonly<Record<string, unknown>>;
	/** What to type into an account beside the base address, by the field's name; a choice has several. */
	account(baseUrl: string): Readonly<Record<string, readonly string[]>>;
	/** Further values of `/_sandbox/about`. */
	about?(baseUrl: string): Readonly<Record<string, unknown>>;
	/** @param id a UUID in lower case; here as this provider spells it */
	flowId(id: string): string;
	requestDetails(flow: Flow, baseUrl: string): RequestDetails;
	/** Absent where more than one request is needed. */
	testCall?(flow: Flow, baseUrl: string): TestCall;
	/** The report of steps is this provider's own; absent where it has none. */
	exitName?(run: StepRun, options: object): string;
	site(context: Context): Site;
}

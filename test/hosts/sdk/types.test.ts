/** What we send and what the sandbox answers, held against the SDKs' own types by the type checker. */
import { join } from 'node:path';
import * as ts from 'typescript';
import { startSandbox } from '../../../sandbox/index';
import { sandboxAccount } from '../../providers/samples';
import { openCatcher } from './support/catcher';
import { startOurs } from './support/ours';
import { MODULES, type Json } from './support/vendor';

/** Where an SDK says what a start takes and what is answered, and where the sandbox answers that. */
const SDKS = {
	retell: {
		calls: `import type { Retell } from 'retell-sdk'; declare const calls: Retell['call'];`,
		create: 'createPhoneCall',
		answersCall: true,
		read: 'retrieve',
		notAlways: '',
		readPath: ({ call_id }: Json) => `/v2/get-call/${call_id}`,
		account: {},
	},
	vapi: {
		calls: `import type { VapiClient } from '@vapi-ai/server-sdk'; declare const calls: VapiClient['calls'];`,
		create: 'create',
		answersCall: true,
		read: 'get',
		notAlways: '',
		readPath: ({ id }: Json) => `/call/${id}`,
		account: {},
	},
	jambonz: {
		calls: `import type { JambonzClient } from '@jambonz/sdk/client'; declare const calls: JambonzClient['calls'];`,
		create: 'create',
		// the SDK takes the id alone out of it
		answersCall: false,
		read: 'get',
		// the server says it of a call that was completed, and of no other
		notAlways: 'duration',
		readPath: ({ sid }: Json) =>
			`/v1/Accounts/${sandboxAccount('jambonz').credentials.accountSid}/Calls/${sid}`,
		account: { machineDetection: 'on' },
	},
} as const;
type Id = keyof typeof SDKS;
const IDS = Object.keys(SDKS) as Id[];
const ENDINGS = ['01', '02', '03', '04', '05', '06', '07'];

/** The type of Vapi's BackoffPlan is an object to its SDK's types, while their comment names a text. */
const UNTYPED = ['"type":"exponential"', '"type":"exponential" as never'] as const;

const SOMETIMES =
	'type Sometimes<All, Name extends keyof All> = Omit<All, Name> & Partial<Pick<All, Name>>;';

/** One constant for each request and answer: an unknown name or a wrong type in one is an error. */
async function programOf(id: Id): Promise<string> {
	const { calls, create, answersCall, read, notAlways, readPath, account } = SDKS[id];
	const { flowId, from } = sandboxAccount(id);
	const lines = [calls, SOMETIMES];
	const say = (type: string, value: Json) => {
		const text = JSON.stringify(value).replaceAll(...UNTYPED);
		lines.push(`export const _${lines.length}: ${type} = ${text};`);
	};
	const sandbox = await startSandbox({ speed: 1_000 });
	const catcher = await openCatcher({ status: 201, body: {} });
	try {
		for (const ending of ENDINGS) {
			const to = `+141555501${ending}`;
			const settings = { flowId, from, to, reference: 'order-1042', variables: { order: '1042' } };
			const address = { url: `${catcher.url}/result?rb=token`, token: 'token' };
			await startOurs(id, catcher.url, { settings, address }, account);
			const [{ path, body, headers }] = catcher.take() as [Json];
			say(`Parameters<typeof calls.${create}>[0]`, JSON.parse(body));
			const at = sandbox.baseUrls[id];
			const { authorization } = headers;
			const answered = await fetch(at + path, {
				method: 'POST',
				headers: { authorization, 'content-type': 'application/json' },
				body,
			});
			const started = await answered.json();
			if (answersCall) say(`Awaited<ReturnType<typeof calls.${create}>>`, started);
			await sandbox.idle();
			const ended = await fetch(at + readPath(started), { headers: { authorization } });
			const call = `Awaited<ReturnType<typeof calls.${read}>>`;
			say(notAlways ? `Sometimes<${call}, '${notAlways}'>` : call, await ended.json());
			catcher.take();
		}
	} finally {
		await catcher.stop();
		await sandbox.stop();
	}
	return lines.join('\n');
}

/** What the type checker says of programs that stand, as far as it can tell, beside the SDKs. */
function mistakesIn(programs: Readonly<Record<string, string>>): Record<string, string[]> {
	const options: ts.CompilerOptions = {
		strict: true,
		noEmit: true,
		skipLibCheck: true,
		module: ts.ModuleKind.Preserve,
		moduleResolution: ts.ModuleResolutionKind.Bundler,
		target: ts.ScriptTarget.ES2022,
		lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
		types: [],
	};
	const files = new Map(
		Object.entries(programs).map(([id, text]) => [join(MODULES, '..', `${id}.ts`), { id, text }]),
	);
	const host = ts.createCompilerHost(options);
	const { getSourceFile, fileExists } = host;
	host.fileExists = (path) => files.has(path) || fileExists(path);
	host.getSourceFile = (path, ...rest) =>
		files.has(path)
			? ts.createSourceFile(path, files.get(path)!.text, ts.ScriptTarget.ES2022)
			: getSourceFile(path, ...rest);
	const program = ts.createProgram([...files.keys()], options, host);
	return Object.fromEntries(
		[...files].map(([path, { id }]) => [
			id,
			program
				.getSemanticDiagnostics(program.getSourceFile(path))
				.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
		]),
	);
}

it('requests and answers have the types that the SDKs say, and a wrong one is noticed', async () => {
	const programs: Record<string, string> = {};
	for (const id of IDS) programs[id] = await programOf(id);
	const wrong = Object.fromEntries(
		IDS.map((id) => {
			const { calls, create, read } = SDKS[id];
			const unknown = `export const one: Parameters<typeof calls.${create}>[0] = { unheardOf: 1 } as const;`;
			const other = `export const other: Awaited<ReturnType<typeof calls.${read}>> = { to: {} };`;
			return [`${id}-wrong`, [calls, unknown, other].join('\n')];
		}),
	);
	const mistakes = mistakesIn({ ...programs, ...wrong });
	for (const id of IDS) {
		expect({ id, mistakes: mistakes[id] }).toEqual({ id, mistakes: [] });
		expect(mistakes[`${id}-wrong`]).toHaveLength(2);
	}
});

/** Speaks the Model Context Protocol with n8n, as an agent's client does (streamable HTTP). */
const ACCEPT = 'application/json, text/event-stream';
const VERSION = '2025-03-26';

export interface McpClient {
	/** The names of the tools that are offered. */
	tools(): Promise<string[]>;
	/** What the tool answered, as text. */
	call(tool: string, args: object): Promise<string>;
}

export async function connectMcp(url: string): Promise<McpClient> {
	let session: string | undefined;
	let id = 0;

	async function send(message: object): Promise<unknown> {
		const answer = await fetch(url, {
			method: 'POST',
			headers: {
				accept: ACCEPT,
				'content-type': 'application/json',
				...(session === undefined ? {} : { 'mcp-session-id': session }),
			},
			body: JSON.stringify({ jsonrpc: '2.0', ...message }),
		});
		session = answer.headers.get('mcp-session-id') ?? session;
		const text = await answer.text();
		if (!answer.ok) throw new Error(`MCP: ${answer.status} ${text}`);
		// one event of a stream, or plain JSON
		const json = text.startsWith('{') ? text : /^data: (.*)$/m.exec(text)?.[1];
		return json === undefined ? undefined : (JSON.parse(json) as { result: unknown }).result;
	}

	await send({
		id: ++id,
		method: 'initialize',
		params: {
			protocolVersion: VERSION,
			capabilities: {},
			clientInfo: { name: 'ringback-test', version: '1' },
		},
	});
	await send({ method: 'notifications/initialized' });

	return {
		async tools() {
			const { tools } = (await send({ id: ++id, method: 'tools/list' })) as {
				tools: Array<{ name: string }>;
			};
			return tools.map(({ name }) => name);
		},
		async call(name, args) {
			const { content } = (await send({
				id: ++id,
				method: 'tools/call',
				params: { name, arguments: args },
			})) as { content: Array<{ text: string }> };
			return content.map(({ text }) => text).join('\n');
		},
	};
}
